import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { CaretLeft } from "@phosphor-icons/react/dist/csr/CaretLeft";
import { CaretRight } from "@phosphor-icons/react/dist/csr/CaretRight";
import { DownloadSimple } from "@phosphor-icons/react/dist/csr/DownloadSimple";
import { useTranslation } from "react-i18next";
import { isFiltered, type ListSearch } from "../lib/list-search.ts";
import { useExport } from "../lib/use-export.ts";
import { useHotkeys } from "../lib/use-hotkeys.ts";
import classes from "./ListPage.module.css";
import { ListSkeleton } from "./ListSkeleton.tsx";
import { ErrorNotice, Notice } from "./Notice.tsx";
import { PageHead } from "./PageHead.tsx";
import { PHONE, RecordList, type RecordColumn } from "./RecordList.tsx";
import { FILTER_ID, NO_FILTER, Toolbar, type Choice, type Finder } from "./Toolbar.tsx";

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

interface ListPageProps<T> {
  name: string;
  title: string;
  lead: string;
  testId: string;
  page: { data: Page<T> | undefined; error: unknown; isPlaceholderData: boolean; refetch: () => unknown };
  columns: RecordColumn<T>[];
  stacked: (row: T) => { title: React.ReactNode; state: React.ReactNode; rest: React.ReactNode[] };
  /** By the owner's address when left out; null for none. */
  find?: Finder | null;
  ordered?: boolean;
  statuses: Choice[];
  types?: Choice[];
  empty: { title: string; text: string; icon: React.ReactNode };
  none: { title: string; text: string };
  search: ListSearch;
  onSearch: (search: ListSearch, replace?: boolean) => void;
  fetchPage: (cursor?: string) => Promise<Page<T>>;
}

export function ListPage<T extends { id: string }>(props: ListPageProps<T>) {
  const { t } = useTranslation();
  const { page, search, onSearch, columns } = props;
  const exported = useExport(
    props.name,
    columns.map((column) => ({ title: column.title, value: column.csv })),
    props.fetchPage,
  );
  // On a phone the rows come first; the export stands after them.
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  const trail = search.after ?? [];
  const next = page.isPlaceholderData ? null : (page.data?.nextCursor ?? null);
  const goNext = () => next && onSearch({ ...search, after: [...trail, next], open: undefined });
  const goBack = () => trail.length > 0 && onSearch({ ...search, after: trail.slice(0, -1), open: undefined });
  const filter = (change: Partial<ListSearch>) => onSearch({ ...search, ...change, after: undefined, open: undefined }, true);
  useHotkeys({ "/": () => document.getElementById(FILTER_ID)?.focus(), n: goNext, b: goBack });

  const rows = page.data?.items ?? [];
  const byEmail: Finder = { key: "email", label: t("list.filterEmail"), hint: t("list.filterEmailHint") };
  return (
    <>
      <PageHead title={props.title} lead={props.lead}>
        {!phone && <ExportButton {...exported} disabled={rows.length === 0} />}
      </PageHead>
      <Toolbar
        find={props.find === undefined ? byEmail : (props.find ?? undefined)}
        ordered={props.ordered}
        search={search}
        statuses={props.statuses}
        types={props.types}
        onFilter={filter}
      />
      {page.error && !page.data ? (
        <ErrorNotice error={page.error} retry={page.refetch} />
      ) : !page.data ? (
        <ListSkeleton />
      ) : rows.length === 0 ? (
        isFiltered(search) ? (
          <Notice
            {...props.none}
            action={
              <Button variant="default" onClick={() => filter(NO_FILTER)}>
                {t("list.clear")}
              </Button>
            }
          />
        ) : (
          <Notice {...props.empty} />
        )
      ) : (
        <>
          <RecordList
            rows={rows}
            columns={columns}
            testId={props.testId}
            stale={page.isPlaceholderData}
            order={search.order ?? "newest"}
            onOrder={(order) => filter({ order: order === "oldest" ? "oldest" : undefined })}
            onOpen={(row) => onSearch({ ...search, open: row.id })}
            stacked={props.stacked}
          />
          <nav className={classes.pager} aria-label={t("list.page", { page: trail.length + 1 })}>
            <span className={classes.count}>
              {trail.length > 0 || next ? `${t("list.page", { page: trail.length + 1 })}, ` : ""}
              {t("list.rows", { count: rows.length })}
            </span>
            {(trail.length > 0 || next) && (
              <>
                <Button variant="default" leftSection={<CaretLeft />} disabled={trail.length === 0} onClick={goBack}>
                  {t("list.previous")}
                </Button>
                <Button variant="default" rightSection={<CaretRight />} disabled={!next} onClick={goNext}>
                  {t("list.next")}
                </Button>
              </>
            )}
          </nav>
          {phone && <ExportButton {...exported} disabled={false} />}
        </>
      )}
    </>
  );
}

function ExportButton({ state, start, stop, disabled }: Omit<ReturnType<typeof useExport>, never> & { disabled: boolean }) {
  const { t } = useTranslation();
  if (state.kind === "running")
    return (
      <Button variant="default" onClick={stop} title={t("list.exportStop")}>
        <span role="status">{t("list.exporting", { count: state.count })}</span>
      </Button>
    );
  return (
    <>
      {state.kind === "failed" && (
        <span role="alert" className={classes.failed}>
          {t("list.exportFailed", { count: state.count })}
        </span>
      )}
      {!disabled && (
        <Button variant="default" leftSection={<DownloadSimple />} onClick={() => void start()} data-testid="export-csv">
          {t("list.export")}
        </Button>
      )}
    </>
  );
}
