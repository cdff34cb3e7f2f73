import { z } from "zod";
import { invalid, type StripeRefusal } from "./errors.ts";
import { type Form, nameOf } from "./form.ts";

type Shape<P> = { [K in keyof P]?: z.ZodType<P[K] | undefined> };

/**
 * The parameters of one endpoint, checked against the SDK's own type `P`: a name that the installed SDK does not know
 * does not compile here, and a name that is not here is refused with `parameter_unknown`.
 */
export function params<P>() {
  return <S extends Shape<P>>(shape: S & Record<Exclude<keyof S, keyof P>, never>) => z.strictObject<S>(shape);
}

export const text = z.string().min(1).max(5000);
export const currency = z
  .string()
  .regex(/^[a-zA-Z]{3}$/, "Invalid currency")
  .transform((code) => code.toLowerCase());

/** Text that an empty one unsets. */
export const unsettable = z.string().max(5000);

export const integer = z.string().transform((value, check) => {
  if (/^-?\d{1,15}$/.test(value)) return Number(value);
  check.addIssue({ code: "custom", message: `Invalid integer: ${value}`, params: { code: "parameter_invalid_integer" } });
  return z.NEVER;
});

export const bool = z.string().transform((value, check) => {
  if (value === "true" || value === "false") return value === "true";
  check.addIssue({ code: "custom", message: `Invalid boolean: ${value}` });
  return z.NEVER;
});

export const oneOf = <const V extends readonly [string, ...string[]]>(...values: V) => z.enum(values);

/** A form has no lists, only numbered keys: `{0: x, 1: y}`. */
export function list<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => {
    if (typeof value !== "object" || value === null) return value;
    const numbered = Object.entries(value).toSorted(([a], [b]) => Number(a) - Number(b));
    return numbered.every(([key]) => /^\d+$/.test(key)) ? numbered.map(([, each]: [string, unknown]) => each) : value;
  }, z.array(item).max(100));
}

/** Metadata of something new: up to 40 characters a key, 500 a value. */
export const pairs = z.record(z.string().min(1).max(40), z.string().max(500));

/** Metadata of something that exists: empty text removes a key, an empty `metadata` removes all. */
export const metadata = z.union([z.literal(""), pairs]);

export function parseParams<T extends z.ZodType>(schema: T, form: Form): z.output<T> {
  const parsed = schema.safeParse(form);
  if (parsed.success) return parsed.data;
  throw refusalOf(parsed.error.issues[0], form);
}

function refusalOf(issue: z.core.$ZodIssue | undefined, form: Form): StripeRefusal {
  if (!issue) return invalid("Invalid request.");
  if (issue.code === "unrecognized_keys") {
    const names = issue.keys.map((key) => nameOf([...issue.path, key]));
    return invalid(
      `Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`,
      names[0],
      "parameter_unknown",
    );
  }
  const name = nameOf(issue.path);
  const given = valueAt(form, issue.path);
  if (given === undefined) return invalid(`Missing required param: ${name}.`, name, "parameter_missing");
  if (given === "") {
    return invalid(
      `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
      name,
      "parameter_invalid_empty",
    );
  }
  if (issue.code === "custom") {
    const code: unknown = issue.params?.["code"];
    return invalid(issue.message, name, typeof code === "string" ? code : undefined);
  }
  if (issue.code === "invalid_value") return invalid(`Invalid ${name}: must be one of ${issue.values.join(", ")}`, name);
  if (issue.code === "invalid_type" && issue.expected === "array") return invalid("Invalid array", name);
  if (issue.code === "invalid_type") return invalid(`Invalid ${issue.expected === "string" ? "string" : "object"}`, name);
  return invalid(`Invalid ${name}: ${issue.message}`, name);
}

function valueAt(form: Form, path: readonly PropertyKey[]): string | Form | undefined {
  return path.reduce<string | Form | undefined>((at, key) => (typeof at === "object" ? at[String(key)] : undefined), form);
}
