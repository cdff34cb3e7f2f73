import { router } from "../../trpc/base.ts";
import { claim } from "./claim.ts";
import { end } from "./end.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { queue } from "./queue.ts";
import { queueEvents } from "./queue-events.ts";
import { start } from "./start.ts";
import { update } from "./update.ts";

export const sessionsRouter = router({ start, list, get, update, claim, end, queue, queueEvents });
