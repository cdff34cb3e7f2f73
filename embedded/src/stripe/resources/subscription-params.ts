import { z } from "zod";
import { integer, oneOf } from "../wire/params.ts";

/** A time; empty takes the scheduled end away; the end of the shortest or longest period of the items. */
export const cancelAt = z.union([z.literal(""), oneOf("min_period_end", "max_period_end"), integer]);

/** A time, or at once. */
export const trialEnd = z.union([z.literal("now"), integer]);
