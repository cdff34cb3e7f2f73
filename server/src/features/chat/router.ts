import { router } from "../../trpc/base.ts";
import { events } from "./events.ts";
import { history } from "./history.ts";
import { read } from "./read.ts";
import { send } from "./send.ts";
import { typing } from "./typing.ts";

export const chatRouter = router({ history, send, typing, read, events });
