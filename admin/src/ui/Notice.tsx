import { reasonOf } from "@callavet/shared/browser/api.ts";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Notice.module.css";

interface NoticeProps {
  title: string;
  text: string;
  icon?: ReactNode;
  action?: ReactNode;
  alert?: boolean;
}

/** What stands where data would: nothing yet, nothing found, or not to be read. Always with a way on. */
export function Notice({ title, text, icon, action, alert = false }: NoticeProps) {
  return (
    <div className={classes.notice} role={alert ? "alert" : "status"}>
      {icon && <div className={classes.icon}>{icon}</div>}
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.text}>{text}</p>
      {action}
    </div>
  );
}

const explained = ["provider_unavailable", "rate_limited", "forbidden"] as const;

export function ErrorNotice({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  const reason = reasonOf(error);
  const why = explained.find((one) => one === reason);
  return (
    <Notice
      alert
      title={t("state.errorTitle")}
      text={why ? t(`state.errorWhy.${why}`) : reason ? t("state.errorReason", { reason }) : t("state.errorNetwork")}
      action={
        <Button variant="default" onClick={retry}>
          {t("state.retry")}
        </Button>
      }
    />
  );
}
