import type { PricingSync } from "@callavet/shared/contract/billing.ts";
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyId } from "../../../ui/CopyId.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Facts } from "../../../ui/Facts.tsx";
import classes from "./SyncReport.module.css";

/** What a reconciliation changed; what needs somebody's eye stands out by being there. */
export function SyncReport({ report, onClose }: { report: PricingSync; onClose: () => void }) {
  const { t } = useTranslation();
  const { created, updated, deactivated, unchanged, unmatched, conflicts } = report;
  const same = created.length + updated.length + deactivated.length === 0;
  const ids = (list: string[]) =>
    list.length === 0 ? null : (
      <span className={classes.ids}>
        {list.map((id) => (
          <CopyId key={id} value={id} />
        ))}
      </span>
    );
  return (
    <section className={classes.report} data-testid="sync-report">
      <Done>{same ? t("sync.same", { count: unchanged }) : t("sync.changed")}</Done>
      <Facts
        items={[
          [t("sync.created"), ids(created)],
          [t("sync.updated"), ids(updated)],
          [t("sync.deactivated"), ids(deactivated)],
          [t("sync.unchanged"), same ? null : unchanged],
          [t("sync.conflicts"), ids(conflicts)],
          [t("sync.unmatched"), ids(unmatched)],
        ]}
      />
      <Button variant="default" onClick={onClose}>
        {t("sync.close")}
      </Button>
    </section>
  );
}
