import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "./Notice.tsx";

interface FoundProps<T> {
  /** A list's query that asks for one. */
  query: { data: { items: T[] } | undefined; error: unknown; refetch: () => unknown };
  /** Said where it is no longer there. */
  gone: ReactNode;
  children: (item: T) => ReactNode;
}

/** One record, or why it is not to be seen. What is known of it stays, though it cannot be read afresh. */
export function Found<T>({ query, gone, children }: FoundProps<T>) {
  const { t } = useTranslation();
  const [item] = query.data?.items ?? [];
  if (item) return children(item);
  if (query.error) return <ErrorNotice error={query.error} retry={query.refetch} />;
  return query.data ? gone : <Skeleton height={320} aria-label={t("list.loading")} />;
}
