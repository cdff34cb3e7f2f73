import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Rows to be, of the height of real ones, so that nothing moves when they come. */
export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t("list.loading")}>
      {Array.from({ length: rows }, (_, i) => (
        <Skeleton key={i} height={14} width={`${92 - ((i * 17) % 40)}%`} my={17} />
      ))}
    </div>
  );
}
