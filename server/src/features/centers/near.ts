import { centerPage, centersNearInput } from "@callavet/shared/contract/centers.ts";
import { limitOf } from "../../rows/paging.ts";
import { rest } from "../../trpc/meta.ts";
import { publicProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { toCenter } from "./centers.map.ts";
import { selectNear, type CenterRow, type Place } from "./centers.queries.ts";

const LAST = /^(\d+(?:\.\d+)?(?:e-?\d+)?) ([a-z0-9-]{3,80})$/;

function readPlace(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [, metres, ref] = LAST.exec(Buffer.from(cursor, "base64url").toString("utf8")) ?? [];
  if (!metres || !ref) throw refuse(400, "input_invalid", { field: "cursor" });
  return { metres: Number(metres), ref };
}

const cursorOf = (last: CenterRow): string => Buffer.from(`${last.distance_m ?? 0} ${last.external_ref}`).toString("base64url");

export const near = publicProcedure
  .meta(rest("GET", "/centers/near", "Clinics near a place or by words, and whether they are open", { open: true }))
  .input(centersNearInput)
  .output(centerPage)
  .query(async ({ ctx, input }) => {
    const after = readPlace(input.cursor);
    const limit = limitOf(input);
    const rows = await ctx.transaction((trx) => selectNear(trx, input, limit + 1, after));
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { items: shown.map(toCenter), nextCursor: last ? cursorOf(last) : null };
  });
