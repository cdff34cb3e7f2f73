import { createHmac, randomInt } from "node:crypto";
import type { Auth } from "../context.ts";

/** 6 digits. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, "0");

/** 56 hex digits for an address and its code; keyed, so that nobody can run through the million codes at home. */
export const tokenHash = (auth: Auth, email: string, code: string): string =>
  createHmac("sha224", auth.key.secret).update(`${email}:${code}`).digest("hex");
