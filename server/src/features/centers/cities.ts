import { centerCityList } from "@callavet/shared/contract/centers.ts";
import { nothing } from "@callavet/shared/contract/common.ts";
import { rest } from "../../trpc/meta.ts";
import { publicProcedure } from "../../trpc/procedures.ts";
import { selectCities } from "./centers.queries.ts";

export const cities = publicProcedure
  .meta(rest("GET", "/centers/cities", "Cities with clinics, and where they are", { open: true }))
  .input(nothing)
  .output(centerCityList)
  .query(({ ctx }) => ctx.transaction(async (trx) => ({ items: await selectCities(trx) })));
