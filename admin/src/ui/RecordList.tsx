import { useMediaQuery } from "@mantine/hooks";
import { DataTable, type DataTableColumn } from "mantine-datatable";
import { Children, type ReactNode } from "react";
import classes from "./RecordList.module.css";

export interface RecordColumn<T> {
  key: string;
  title: string;
  render: (row: T) => ReactNode;
  /** Plain value for the export. */
  csv: (row: T) => string | number | null;
  width?: number | string;
  align?: "right";
  sortable?: boolean;
}

interface RecordListProps<T> {
  rows: T[];
  columns: RecordColumn<T>[];
  testId: string;
  /** Old rows that stand in while new ones are read. */
  stale: boolean;
  order: "newest" | "oldest";
  onOrder: (order: "newest" | "oldest") => void;
  onOpen: (row: T) => void;
  /** On a phone a row is stacked: what it is called, how it stands, and the rest below. */
  stacked: (row: T) => { title: ReactNode; state: ReactNode; rest: ReactNode[] };
}

export const PHONE = "(max-width: 47.99em)";

export function RecordList<T extends { id: string }>(props: RecordListProps<T>) {
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  if (phone) return <StackedRows {...props} />;
  const { columns, rows, stale, testId, order, onOrder, onOpen } = props;
  return (
    <div className={classes.table} data-stale={stale || undefined} aria-busy={stale}>
      <DataTable<T>
        records={rows}
        columns={columns.map(toDataColumn)}
        minHeight={0}
        noRecordsText=""
        highlightOnHover
        horizontalSpacing="md"
        verticalSpacing="sm"
        backgroundColor="transparent"
        borderColor="var(--line)"
        rowBorderColor="var(--line)"
        sortStatus={{
          columnAccessor: columns.find((column) => column.sortable)?.key ?? "",
          direction: order === "newest" ? "desc" : "asc",
        }}
        onSortStatusChange={({ direction }) => onOrder(direction === "desc" ? "newest" : "oldest")}
        onRowClick={({ record }) => onOpen(record)}
        customRowAttributes={() => ({ "data-testid": testId })}
      />
    </div>
  );
}

function toDataColumn<T>({ key, title, render, width, align, sortable }: RecordColumn<T>): DataTableColumn<T> {
  return { accessor: key, title, render, width, textAlign: align ?? "left", sortable: sortable ?? false };
}

function StackedRows<T extends { id: string }>({ rows, stacked, onOpen, testId, stale }: RecordListProps<T>) {
  return (
    <ul className={classes.stack} data-stale={stale || undefined} aria-busy={stale}>
      {rows.map((row) => {
        const { title, state, rest } = stacked(row);
        return (
          <li key={row.id} data-testid={testId}>
            <button type="button" className={classes.card} onClick={() => onOpen(row)}>
              <span className={classes.title}>{title}</span>
              <span className={classes.rest}>
                {state}
                {Children.map(rest, (part) => part && <span>{part}</span>)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
