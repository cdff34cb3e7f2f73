import { nothing } from "@callavet/shared/contract/common.ts";
import { queue as output } from "@callavet/shared/contract/sessions.ts";
import { rest } from "../../trpc/meta.ts";
import { vetProcedure } from "../../trpc/procedures.ts";
import { toQueueItem } from "./sessions.map.ts";
import { selectQueue } from "./queue.queries.ts";

export const queue = vetProcedure
  .meta(rest("GET", "/sessions/queue", "Consults that wait for a vet, most urgent and longest waiting first"))
  .input(nothing)
  .output(output)
  .query(({ ctx }) => ctx.transaction(async (trx) => ({ items: (await selectQueue(trx)).map(toQueueItem) })));
