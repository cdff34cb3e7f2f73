import { router } from "../../trpc/base.ts";
import { create } from "./create.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { update } from "./update.ts";

export const petsRouter = router({ list, get, create, update });
