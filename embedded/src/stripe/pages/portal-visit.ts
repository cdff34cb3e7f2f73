import type { FastifyRequest } from "fastify";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import type { Html } from "./html.ts";
import type { Lang } from "./words.ts";

export interface Visit {
  world: World;
  session: Of<"billing_portal.session">;
  lang: Lang;
  home: string;
  request: FastifyRequest;
}

/** What a page shows, or where it leads. */
export type Answer = { title: string; body: Html; status?: number } | { to: string };

/** A session that was opened for one thing leads back when it is done. */
export function afterFlow({ session, home }: Visit): string {
  return session.flow?.after_completion.redirect?.return_url ?? home;
}
