import { Skeleton } from "@mantine/core";

/** Rows that are on their way, as high as the ones that come. */
export function Rows({ count = 3, height = 72 }: { count?: number; height?: number }) {
  return (
    <div className="rows-skeleton" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        <Skeleton key={i} height={height} radius="md" />
      ))}
    </div>
  );
}
