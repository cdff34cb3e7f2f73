/** One line of the table: what was reached, beside what, and the goal. */
export interface Line {
  row: string;
  what: string;
  figure: string;
  beside: string;
  ratio: string;
  goal: string;
  /** Null where the line only informs. */
  reached: boolean | null;
}

export function table(lines: Line[]): string {
  const head = ["what", "figure", "beside", "ratio", "goal", ""];
  const rows = lines.map(({ what, figure, beside, ratio, goal, reached }) => [
    what,
    figure,
    beside,
    ratio,
    goal,
    reached === null ? "" : reached ? "reached" : "MISSED",
  ]);
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

export const perSecond = (value: number): string => `${Math.round(value).toLocaleString("en")}/s`;
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const percent = (value: number): string => `${(value * 100).toFixed(0)} %`;
export const times = (value: number): string => `${value.toFixed(2)}x`;
