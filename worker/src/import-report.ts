export interface ImportReport {
  files: number;
  created: string[];
  updated: string[];
  unchanged: number;
  /** What no file names any more: unpublished, not deleted. */
  removed: string[];
}

/** Called after every batch that is written. */
export type ImportProgress = (done: number, total: number) => void;

/** What is wrong in the files, one line for each place: `mx.json: clinics.3.hours.mon-fri.0: …`. Nothing was written. */
export class ImportError extends Error {
  override readonly name = "ImportError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** `issues` of zod as lines about a file; `called` names the item that a path's number stands for. */
export function problemsOf(
  file: string,
  issues: readonly { path: PropertyKey[]; message: string }[],
  called: (path: PropertyKey[]) => string = () => "",
): string[] {
  return issues.map(({ path, message }) => `${file}: ${path.join(".") || "file"}${called(path)}: ${message}`);
}

/** Counts outcomes as the database tells them. */
export function tally(report: ImportReport, name: string, outcome: string): void {
  if (outcome === "created") report.created.push(name);
  else if (outcome === "updated") report.updated.push(name);
  else report.unchanged += 1;
}
