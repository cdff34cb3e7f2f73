import { router } from "../../trpc/base.ts";
import { decide } from "./decide.ts";
import { get } from "./get.ts";
import { write } from "./write.ts";

export const careRouter = router({ get, decide, write });
