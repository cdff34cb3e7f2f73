import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { asService, type Database } from "@callavet/shared/node/database.ts";
import { clinicFile, toRow, type ClinicRow } from "./import-clinic-files.ts";
import { importCenters, unpublishCenters } from "./import.queries.ts";
import { ImportError, problemsOf, tally, type ImportProgress, type ImportReport } from "./import-report.ts";

/** Rows to a transaction. */
const BATCH = 100;

/**
 * Makes the clinics equal to the JSON files of `folder`. All files are read before anything is written; a run that is
 * cut off is finished by the next one. Throws ImportError with everything that is wrong.
 */
export async function importClinics(db: Database, folder: string, progress: ImportProgress = () => {}): Promise<ImportReport> {
  const { rows, files } = await readClinics(folder);
  const report: ImportReport = { files, created: [], updated: [], unchanged: 0, removed: [] };
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH).map((row) => ({ ...row, content_sha256: hashOf(row) }));
    const outcomes = await asService(db, (trx) => importCenters(trx, batch));
    for (const { external_ref, outcome } of outcomes) tally(report, external_ref, outcome);
    progress(start + batch.length, rows.length);
  }
  report.removed = await asService(db, (trx) =>
    unpublishCenters(
      trx,
      rows.map(({ external_ref }) => external_ref),
    ),
  );
  return report;
}

async function readClinics(folder: string): Promise<{ rows: ClinicRow[]; files: number }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const problems = names.length === 0 ? [`${folder}: has no .json files`] : [];
  const rows: ClinicRow[] = [];
  const fileOf = new Map<string, string>();
  for (const name of names) {
    const read = parse(await readFile(join(folder, name), "utf8"));
    if ("wrong" in read) {
      problems.push(`${name}: ${read.wrong}`);
      continue;
    }
    const parsed = clinicFile.safeParse(read.value);
    if (!parsed.success) {
      problems.push(...problemsOf(name, parsed.error.issues, (path) => refAt(read.value, path)));
      continue;
    }
    for (const [index, one] of parsed.data.clinics.entries()) {
      const earlier = fileOf.get(one.ref);
      if (earlier) problems.push(`${name}: clinics.${index}.ref: ${one.ref} is in ${earlier} already`);
      fileOf.set(one.ref, name);
      rows.push(toRow(parsed.data, one));
    }
  }
  if (problems.length > 0) throw new ImportError(problems);
  return { rows, files: names.length };
}

function parse(text: string): { value: unknown } | { wrong: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { wrong: `is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** ` (mx-puebla-la-paz)` for a path into the list of clinics: a number alone is hard to find in a file. */
function refAt(value: unknown, [list, index]: PropertyKey[]): string {
  if (list !== "clinics" || typeof index !== "number") return "";
  const { clinics } = value as { clinics: { ref?: unknown }[] };
  const ref = clinics[index]?.ref;
  return typeof ref === "string" ? ` (${ref})` : "";
}

const hashOf = (row: ClinicRow): string => createHash("sha256").update(JSON.stringify(row)).digest("hex");
