import { router } from "../../trpc/base.ts";
import { checkout } from "./checkout.ts";
import { consume } from "./consume.ts";
import { credits } from "./credits.ts";
import { items } from "./items.ts";
import { purchases } from "./purchases.ts";

export const overageRouter = router({ items, credits, purchases, checkout, consume });
