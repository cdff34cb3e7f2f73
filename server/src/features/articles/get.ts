import { article, articleInput } from "@callavet/shared/contract/articles.ts";
import { rest } from "../../trpc/meta.ts";
import { publicProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { toArticle } from "./articles.map.ts";
import { selectArticle, selectRelated } from "./articles.queries.ts";

const RELATED = 4;

export const get = publicProcedure
  .meta(rest("GET", "/articles/{slug}", "One article; in the other language where there is no other", { open: true }))
  .input(articleInput)
  .output(article)
  .query(({ ctx, input }) =>
    ctx.transaction(async (trx) => {
      const row = await selectArticle(trx, input.slug, input.language);
      if (!row) throw refuse(404, "not_found");
      return toArticle(row, await selectRelated(trx, row, RELATED));
    }),
  );
