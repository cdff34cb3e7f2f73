import { router } from "../../trpc/base.ts";
import { cities } from "./cities.ts";
import { near } from "./near.ts";

export const centersRouter = router({ near, cities });
