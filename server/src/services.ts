import type { Database } from "@callavet/shared/node/database.ts";
import type { Plan } from "@callavet/shared/contract/pricing.ts";
import type Stripe from "stripe";
import type { Env } from "./env.ts";
import type { Cached } from "./cached.ts";
import type { QueryReader } from "./features/search/query-reader.ts";
import type { Limits } from "./limits/buckets.ts";
import type { Lru } from "./lru.ts";
import type { Hub } from "./realtime/hub.ts";
import type { Rooms } from "./realtime/rooms.ts";
import type { Reporter } from "./reporter.ts";

/** What calls share within one process. */
export interface Services {
  env: Env;
  db: Database;
  /** Null where no Stripe is configured. */
  stripe: Stripe | null;
  plans: Cached<Plan[]>;
  hub: Hub;
  rooms: Rooms;
  limits: Limits;
  /** Reads and embeds what people search for. */
  queries: QueryReader;
  /** People whose profile this process knows to exist. */
  provisioned: Lru<string, true>;
  /** The site's own address. */
  publicUrl: string;
  reporter: Reporter;
}
