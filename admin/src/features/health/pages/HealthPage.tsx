import { ArrowsClockwise } from "@phosphor-icons/react/dist/csr/ArrowsClockwise";
import { CheckCircle } from "@phosphor-icons/react/dist/csr/CheckCircle";
import { useTranslation } from "react-i18next";
import { BusyButton } from "../../../ui/BusyButton.tsx";
import { CopyId } from "../../../ui/CopyId.tsx";
import { ListSkeleton } from "../../../ui/ListSkeleton.tsx";
import { ErrorNotice, Notice } from "../../../ui/Notice.tsx";
import { PageHead } from "../../../ui/PageHead.tsx";
import place from "../../../ui/place.module.css";
import { useHealth } from "../api.ts";
import { AlertLine } from "../components/AlertLine.tsx";
import classes from "./HealthPage.module.css";

export function HealthPage() {
  const { t } = useTranslation();
  const health = useHealth();
  return (
    <>
      <PageHead title={t("health.title")} lead={t("health.lead")}>
        <BusyButton
          variant="default"
          leftSection={<ArrowsClockwise />}
          onClick={() => void health.refetch()}
          busy={health.isFetching}
          busyLabel={t("health.checking")}
        >
          {t("health.again")}
        </BusyButton>
      </PageHead>
      {health.data ? (
        <Findings {...health.data} />
      ) : health.error ? (
        <ErrorNotice error={health.error} retry={health.refetch} />
      ) : (
        <ListSkeleton />
      )}
    </>
  );
}

function Findings({ alerts, violations }: NonNullable<ReturnType<typeof useHealth>["data"]>) {
  const { t } = useTranslation();
  if (alerts.length === 0 && violations.length === 0)
    return (
      <div data-testid="health-sound" className={classes.sound}>
        <Notice title={t("health.soundTitle")} text={t("health.soundText")} icon={<CheckCircle size={48} weight="light" />} />
      </div>
    );
  return (
    <>
      <section className={classes.section}>
        <h2 className={classes.heading}>{t("health.alerts")}</h2>
        {alerts.length === 0 && <p className={place.none}>{t("health.noAlerts")}</p>}
        <ul className={classes.list}>
          {alerts.map((alert) => (
            <AlertLine key={alert.id} alert={alert} />
          ))}
        </ul>
      </section>
      <section className={classes.section}>
        <h2 className={classes.heading}>{t("health.violations")}</h2>
        {violations.length === 0 ? (
          <p className={classes.fine}>{t("health.noViolations")}</p>
        ) : (
          <>
            <p className={place.none}>{t("health.violationsText")}</p>
            <ul className={place.lines}>
              {violations.map(({ violation, subject }) => (
                <li key={`${violation} ${subject}`} data-testid="violation">
                  {/* The audit's own words: they are for whoever mends the code. */}
                  <strong lang="en">{violation}</strong>
                  <span className={place.more}>
                    <CopyId value={subject} />
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  );
}
