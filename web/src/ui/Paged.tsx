import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Failed } from "./Failed.tsx";
import { Rows } from "./Rows.tsx";

interface PagedProps<T> {
  /** An infinite query of pages. */
  query: {
    data: { pages: { items: T[] }[] } | undefined;
    error: unknown;
    refetch: () => unknown;
    hasNextPage: boolean;
    fetchNextPage: () => unknown;
    isFetchingNextPage: boolean;
  };
  /** How many rows are drawn while the first page is on its way, and how tall. */
  waiting: { count: number; height?: number };
  /** Stands where there is none. */
  empty: ReactNode;
  /** On the button to the next page. */
  more: string;
  renderRow: (item: T) => ReactNode;
}

/** A list that grows by pages. */
export function Paged<T>({ query, waiting, empty, more, renderRow }: PagedProps<T>) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Rows {...waiting} />)}
      {data && items.length === 0 && empty}
      <ul className="list">{items.map(renderRow)}</ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {more}
        </Button>
      )}
    </>
  );
}
