import { useTranslation } from "react-i18next";
import { AppLink } from "../../../ui/AppLink.tsx";
import { es } from "../../../i18n/es.ts";
import { formatMoment } from "../../../lib/format.ts";
import { BusyButton } from "../../../ui/BusyButton.tsx";
import { CopyId } from "../../../ui/CopyId.tsx";
import { Refusal } from "../../../ui/Refusal.tsx";
import { Status } from "../../../ui/Status.tsx";
import { useResolveAlert, type AdminAlert } from "../api.ts";
import classes from "./AlertLine.module.css";

type Kind = keyof typeof es.health.kind;
type Advised = keyof typeof es.health.next;
const isKind = (kind: string): kind is Kind => kind in es.health.kind;
const isAdvised = (kind: string): kind is Advised => kind in es.health.next;

/** What happened, what it is about, and what to do now. */
export function AlertLine({ alert }: { alert: AdminAlert }) {
  const { t } = useTranslation();
  const resolve = useResolveAlert();
  const { kind, subject, details } = alert;
  const told = Object.entries(details).filter(([key, value]) => key !== "userId" && key !== "paymentId" && value !== null);
  return (
    <li className={classes.alert} data-testid="alert">
      <div className={classes.words}>
        <strong className={classes.name}>{isKind(kind) ? t(`health.kind.${kind}`) : kind}</strong>
        <Status tone="danger">{formatMoment(alert.raisedAt)}</Status>
        <p className={classes.next}>{t(`health.next.${isAdvised(kind) ? kind : "other"}`)}</p>
        <p className={classes.facts}>
          {subject && <CopyId value={subject} />}
          {told.map(([key, value]) => (
            <span key={key}>
              {key}: {typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value)}
            </span>
          ))}
        </p>
        <p className={classes.ways}>
          {typeof details.paymentId === "string" && (
            <AppLink to="/ui/payments" search={{ open: details.paymentId }}>
              {t("health.openPayment")}
            </AppLink>
          )}
          {kind === "stripe_event_failed" && (
            <AppLink to="/ui/events" search={{ open: subject }}>
              {t("health.openEvent")}
            </AppLink>
          )}
          {typeof details.userId === "string" && (
            <AppLink to="/ui/owners/$ownerId" params={{ ownerId: details.userId }}>
              {t("health.openOwner")}
            </AppLink>
          )}
        </p>
        <Refusal error={resolve.error} />
      </div>
      <BusyButton
        variant="default"
        busy={resolve.isPending}
        busyLabel={t("health.resolving")}
        onClick={() => resolve.mutate({ id: alert.id })}
        data-testid="alert-resolve"
      >
        {t("health.resolve")}
      </BusyButton>
    </li>
  );
}
