import { z } from "zod";
import { badJson } from "../errors.ts";
import type { AuthRequest } from "./types.ts";

/** Null stands for absent in every member. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
export const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
export const metadata = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? undefined);

const anyObject = z.record(z.string(), z.unknown());

/** The body's members. Unknown ones are ignored, `null` is `{}`; all else that does not fit is 400 `bad_json`. */
export function readBody<T extends z.ZodType>(request: AuthRequest, schema: T): z.infer<T> {
  if (!request.body?.length) throw badJson("unexpected end of JSON input");
  let value: unknown;
  try {
    value = JSON.parse(request.body.toString("utf8"));
  } catch {
    throw badJson("invalid character or unexpected end of JSON input");
  }
  const members = anyObject.safeParse(value ?? {});
  if (!members.success || Array.isArray(value)) throw badJson("cannot unmarshal into an object");
  const parsed = schema.safeParse(members.data);
  if (!parsed.success) throw badJson(`cannot unmarshal into member ${parsed.error.issues[0]?.path.join(".") ?? ""}`);
  return parsed.data;
}
