import { species } from "@callavet/shared/contract/pets.ts";
import { z } from "zod";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const SPAN = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** `"09:00-14:00"` as its two ends. */
const span = z.string().transform((text, context): [opens: string, closes: string] => {
  const [, opens, closes] = SPAN.exec(text) ?? [];
  if (opens && closes && opens !== closes) return [opens, closes];
  context.addIssue("wants hours like 09:00-14:00; a whole day is 00:00-24:00");
  return z.NEVER;
});
const spans = z.array(span).max(6);
type Spans = z.output<typeof spans>;

/** `mon` or `mon-fri` as ISO numbers of days. */
function daysOf(key: string): number[] | null {
  const [first = "", last = first, more] = key.split("-");
  const [from, to] = [DAYS.indexOf(first), DAYS.indexOf(last)];
  if (from < 0 || to < from || more !== undefined) return null;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i + 1);
}

const hours = z.record(z.string(), spans).transform((given, context) => {
  const week: Record<string, Spans> = {};
  for (const [key, value] of Object.entries(given)) {
    const days = daysOf(key);
    if (!days) context.addIssue({ code: "custom", path: [key], message: "wants a day (mon) or a range of days (mon-fri)" });
    for (const day of days ?? []) {
      if (week[day]) context.addIssue({ code: "custom", path: [key], message: `${DAYS[day - 1]} is told twice` });
      week[day] = value;
    }
  }
  return week;
});

function isTimeZone(name: string): boolean {
  try {
    return name.includes("/") && new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const clinic = z
  .strictObject({
    ref: z.string().regex(/^[a-z0-9-]{3,80}$/, "wants 3 to 80 of a-z, 0-9 and -"),
    name: z.string().trim().min(1).max(120),
    kind: z.enum(["clinic", "hospital", "emergency"]),
    address: z.string().trim().min(1).max(200),
    city: z.string().trim().min(1).max(80),
    region: z.string().trim().min(1).max(80),
    timeZone: z.string().refine(isTimeZone, "is no time zone"),
    at: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]),
    phone: z.string().regex(/^\+\d[\d -]{6,20}$/, "wants an international number, like +34 555 010 100"),
    website: z.url({ protocol: /^https?$/ }).optional(),
    species: z.array(species).min(1),
    languages: z.array(z.string().regex(/^[a-z]{2}$/, "wants two letters")).min(1),
    emergency: z.boolean().default(false),
    alwaysOpen: z.boolean().default(false),
    hours: hours.default({}),
    holidays: z.union([z.enum(["closed", "usual"]), spans.min(1)]).default("usual"),
    exceptions: z.record(z.iso.date(), spans).default({}),
    keywords: z.string().max(200).default(""),
  })
  .refine((one) => one.alwaysOpen === (Object.keys(one.hours).length === 0), {
    path: ["hours"],
    message: "wants either hours or alwaysOpen",
  });
type Clinic = z.output<typeof clinic>;

export const clinicFile = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/, "wants two capital letters"),
  holidays: z.record(z.iso.date(), z.string()),
  clinics: z.array(clinic),
});
type ClinicFile = z.output<typeof clinicFile>;

/** A clinic of a file as the database's import takes it, its country's holidays spelled out as exceptions. */
export function toRow({ country, holidays }: ClinicFile, one: Clinic) {
  const ofHoliday = one.holidays === "closed" ? [] : one.holidays;
  const onHolidays = ofHoliday === "usual" ? [] : Object.keys(holidays).map((date) => [date, ofHoliday] as const);
  return {
    external_ref: one.ref,
    name: one.name,
    kind: one.kind,
    address: one.address,
    city: one.city,
    region: one.region,
    country,
    time_zone: one.timeZone,
    latitude: one.at[0],
    longitude: one.at[1],
    phone: one.phone,
    website: one.website ?? null,
    species: one.species,
    languages: one.languages,
    emergency: one.emergency,
    always_open: one.alwaysOpen,
    keywords: one.keywords,
    hours: one.hours,
    exceptions: { ...Object.fromEntries(onHolidays), ...one.exceptions },
  };
}
export type ClinicRow = ReturnType<typeof toRow>;
