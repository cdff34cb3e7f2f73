import { articlePage, articlesInput } from "@callavet/shared/contract/articles.ts";
import { rest } from "../../trpc/meta.ts";
import { publicProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { toCounts, toSummary } from "./articles.map.ts";
import { countArticles, selectArticles } from "./articles.queries.ts";

const USUAL = 50;

export const list = publicProcedure
  .meta(rest("GET", "/articles", "The knowledge base, by title", { open: true }))
  .input(articlesInput)
  .output(articlePage)
  .query(({ ctx, input }) =>
    ctx.transaction(async (trx) => {
      const limit = input.limit ?? USUAL;
      const rows = await selectArticles(trx, input, readCursor(input.cursor), limit + 1);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return { items: shown.map(toSummary), nextCursor: last?.id ?? null, ...toCounts(await countArticles(trx, input)) };
    }),
  );

/** The last article's id: its title may change on the way, and the list goes on from where it then stands. */
function readCursor(cursor: string | undefined): string | null {
  if (cursor !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor))
    throw refuse(400, "input_invalid", { field: "cursor" });
  return cursor ?? null;
}
