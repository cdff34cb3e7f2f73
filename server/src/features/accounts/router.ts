import { router } from "../../trpc/base.ts";
import { events } from "./events.ts";
import { get } from "./get.ts";
import { update } from "./update.ts";

export const meRouter = router({ get, update, events });
