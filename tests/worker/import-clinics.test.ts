import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, type Database } from "@callavet/shared/node/database.ts";
import { importClinics } from "@callavet/worker/import-clinics.ts";
import { ImportError } from "@callavet/worker/import-report.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../kit/postgres.ts";

const root = join(import.meta.dirname, "../..");
let database: TestDatabase;
let db: Database;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createDatabase(database.ownerPool);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.ownerPool.query("delete from centers");
  folder = mkdtempSync(join(tmpdir(), "callavet-clinics-"));
  return () => rmSync(folder, { recursive: true });
});

const clinic = {
  ref: "es-toledo-centro",
  name: "Clínica Uno",
  kind: "clinic",
  address: "Calle Uno",
  city: "Toledo",
  region: "Castilla-La Mancha",
  timeZone: "Europe/Madrid",
  at: [39.86, -4.03],
  phone: "+34 555 010 100",
  species: ["dog"],
  languages: ["es"],
  hours: { "mon-thu": ["09:00-14:00", "16:00-20:00"], sat: ["22:00-02:00"] },
  holidays: "closed",
  exceptions: { "2026-12-24": ["09:00-12:00"] },
};
const write = (name: string, clinics: object[], holidays: object = { "2026-12-25": "Navidad", "2026-12-24": "x" }) =>
  writeFileSync(join(folder, name), JSON.stringify({ country: "ES", holidays, clinics }));
const problems = async (): Promise<readonly string[]> => {
  const error = await importClinics(db, folder).catch((thrown: unknown) => thrown);
  if (!(error instanceof ImportError)) throw new Error(`was not refused: ${String(error)}`);
  return error.problems;
};

describe("the import of clinics", () => {
  it("spells out ranges of days and holidays; a clinic's own dates come first", async () => {
    write("es.json", [clinic]);
    expect(await importClinics(db, folder)).toMatchObject({ files: 1, created: ["es-toledo-centro"] });
    const { rows } = await database.ownerPool.query("select hours, exceptions, country, latitude from centers");
    const weekday = [
      ["09:00", "14:00"],
      ["16:00", "20:00"],
    ];
    expect(rows).toEqual([
      {
        hours: { 1: weekday, 2: weekday, 3: weekday, 4: weekday, 6: [["22:00", "02:00"]] },
        exceptions: { "2026-12-24": [["09:00", "12:00"]], "2026-12-25": [] },
        country: "ES",
        latitude: 39.86,
      },
    ]);
  });

  it("again changes nothing; an edit, a removal and a return are told", async () => {
    const other = { ...clinic, ref: "es-toledo-otra" };
    write("es.json", [clinic, other]);
    await importClinics(db, folder);
    expect(await importClinics(db, folder)).toEqual({ files: 1, created: [], updated: [], unchanged: 2, removed: [] });
    write("es.json", [{ ...clinic, name: "Otro nombre" }]);
    expect(await importClinics(db, folder)).toEqual({
      files: 1,
      created: [],
      updated: ["es-toledo-centro"],
      unchanged: 0,
      removed: ["es-toledo-otra"],
    });
    write("es.json", [clinic, other]);
    expect((await importClinics(db, folder)).updated).toEqual(["es-toledo-centro", "es-toledo-otra"]);
  });

  it("names file, place and field of everything that is wrong, and writes nothing", async () => {
    write("es.json", [
      clinic,
      { ...clinic, ref: "es-toledo-dos", hours: { "mon-thu": ["9-14"] }, timeZone: "Europe/Madriz", at: [91, 0] },
      { ...clinic, ref: "es-toledo-tres", hours: { "mon-fri": ["09:00-14:00"], fri: ["09:00-12:00"], "sun-mon": [] }, fone: "1" },
      { ...clinic, ref: "es-toledo-cuatro", alwaysOpen: true, species: ["unicorn"], exceptions: { "2026-02-30": [] } },
    ]);
    writeFileSync(join(folder, "mx.json"), "{");
    const found = (await problems()).join("\n");
    for (const line of [
      /^es\.json: clinics\.1\.timeZone \(es-toledo-dos\): is no time zone$/m,
      /^es\.json: clinics\.1\.at\.0 \(es-toledo-dos\): /m,
      /^es\.json: clinics\.1\.hours\.mon-thu\.0 \(es-toledo-dos\): wants hours like/m,
      /^es\.json: clinics\.2\.hours\.fri \(es-toledo-tres\): fri is told twice$/m,
      /^es\.json: clinics\.2\.hours\.sun-mon \(es-toledo-tres\): wants a day/m,
      /^es\.json: clinics\.2 \(es-toledo-tres\): .*"fone"/m,
      /^es\.json: clinics\.3\.species\.0 \(es-toledo-cuatro\): /m,
      /^es\.json: clinics\.3\.exceptions\.2026-02-30 \(es-toledo-cuatro\): /m,
      /^mx\.json: is no JSON: /m,
    ])
      expect(found).toMatch(line);
    expect((await database.ownerPool.query("select from centers")).rowCount).toBe(0);
  });

  it("refuses one clinic in two files, neither hours nor always open, and an empty folder", async () => {
    expect(await problems()).toEqual([`${folder}: has no .json files`]);
    write("a.json", [clinic]);
    write("b.json", [clinic]);
    expect(await problems()).toEqual(["b.json: clinics.0.ref: es-toledo-centro is in a.json already"]);
    unlinkSync(join(folder, "b.json"));
    write("a.json", [{ ...clinic, hours: {} }]);
    expect(await problems()).toEqual(["a.json: clinics.0.hours (es-toledo-centro): wants either hours or alwaysOpen"]);
  });

  it("the clinics of the repository: all of them, as made up as they should be", async () => {
    cpSync(join(root, "content/clinics"), folder, { recursive: true });
    const seen: [number, number][] = [];
    const report = await importClinics(db, folder, (done, total) => void seen.push([done, total]));
    expect(report.created.length).toBeGreaterThanOrEqual(220);
    expect(seen.at(-1)).toEqual([report.created.length, report.created.length]);
    const { rows } = await database.ownerPool.query<{ country: string; clinics: number; zones: number; emergency: number }>(
      `select country, count(*)::int as clinics, count(distinct time_zone)::int as zones, count(*) filter (where emergency)::int as emergency
       from centers group by country order by country`,
    );
    expect(rows.map(({ country }) => country)).toEqual(["AR", "CL", "CO", "ES", "GB", "MX", "PE", "US"]);
    expect(rows.every(({ clinics, emergency }) => clinics >= 20 && emergency >= 5)).toBe(true);
    // In a large city somebody is there, whatever hour it is.
    const { rows: closed } = await database.ownerPool.query(
      `select c.city, h.at from (select distinct country, city from centers) c, generate_series(now(), now() + interval '7 days', '5 hours') h(at)
       where not exists (select from centers o, app.center_open_at(o, h.at) s where o.city = c.city and o.country = c.country and s.is_open)
         and c.city in ('Madrid', 'Ciudad de México', 'Lima', 'London', 'New York')`,
    );
    expect(closed).toEqual([]);
    const fiction =
      /^\+1 \d{3}-555-01\d\d$|^\+44 (20 7946 0\d{3}|1[1-6]1 496 0\d{3}|11[37] 496 0\d{3}|29 2018 0\d{3}|28 9649 6\d{3})$/;
    const { rows: phones } = await database.ownerPool.query<{ phone: string }>(
      "select phone from centers where country in ('US', 'GB')",
    );
    expect(phones.filter(({ phone }) => !fiction.test(phone))).toEqual([]);
  });

  it("the command line says what it did, and what is wrong", async () => {
    const run = (...words: string[]) =>
      new Promise<{ code: number | null; output: string }>((resolve) => {
        const { VITEST: _, ...env } = process.env;
        const child = spawn(process.execPath, [join(root, "worker/src/import.ts"), ...words], {
          env: { ...env, DATABASE_URL: database.url },
        });
        let output = "";
        for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
        child.once("exit", (code) => resolve({ code, output }));
      });
    write("es.json", [clinic]);
    expect(await run("clinics", folder)).toEqual({
      code: 0,
      output: expect.stringContaining("clinics: 1 files; 1 created, 0 updated, 0 unchanged, 0 removed"),
    });
    writeFileSync(join(folder, "es.json"), readFileSync(join(folder, "es.json"), "utf8").replace("Europe/Madrid", "Nowhere"));
    expect(await run("clinics", folder)).toEqual({
      code: 1,
      output: "Nothing was imported:\n  es.json: clinics.0.timeZone (es-toledo-centro): is no time zone\n",
    });
    expect((await run("zoos")).code).toBe(2);
  });
});
