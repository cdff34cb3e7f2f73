import { router } from "../../trpc/base.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";

export const articlesRouter = router({ list, get });
