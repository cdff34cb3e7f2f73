import { router } from "../../trpc/base.ts";
import { query } from "./query.ts";

export const searchRouter = router({ query });
