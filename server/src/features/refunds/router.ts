import { router } from "../../trpc/base.ts";
import { ask } from "./ask.ts";
import { mine } from "./mine.ts";

export const refundsRouter = router({ ask, mine });
