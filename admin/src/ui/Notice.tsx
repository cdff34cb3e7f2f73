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

export function ErrorNotice({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  const reason = reasonOf(error);
  return (
    <Notice
      alert
      title={t("state.errorTitle")}
      text={reason ? t("state.errorReason", { reason }) : t("state.errorNetwork")}
      action={
        <Button variant="default" onClick={retry}>
          {t("state.retry")}
        </Button>
      }
    />
  );
}
