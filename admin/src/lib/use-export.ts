import { useRef, useState } from "react";
import { download, toCsv, type Column } from "./csv.ts";

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export type ExportState = { kind: "idle" } | { kind: "running" | "failed"; count: number };

/** Reads all that matches, page by page, and hands it over as one file; counts while it goes, and can be stopped. */
export function useExport<T>(name: string, columns: Column<T>[], fetchPage: (cursor?: string) => Promise<Page<T>>) {
  const [state, setState] = useState<ExportState>({ kind: "idle" });
  const stopped = useRef(false);

  const start = async () => {
    stopped.current = false;
    const rows: T[] = [];
    setState({ kind: "running", count: 0 });
    try {
      let cursor: string | undefined;
      do {
        const page = await fetchPage(cursor);
        rows.push(...page.items);
        cursor = page.nextCursor ?? undefined;
        if (stopped.current) return setState({ kind: "idle" });
        setState({ kind: "running", count: rows.length });
      } while (cursor);
      download(`${name}-${new Date().toISOString().slice(0, 10)}.csv`, toCsv(columns, rows));
      setState({ kind: "idle" });
    } catch {
      setState({ kind: "failed", count: rows.length });
    }
  };
  return { state, start, stop: () => void (stopped.current = true) };
}
