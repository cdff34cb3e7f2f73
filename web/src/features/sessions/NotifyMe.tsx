import { BellRingingIcon } from "@phosphor-icons/react/BellRinging";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Asks for leave to notify, when the owner wants it and not before. */
export function NotifyMe() {
  const { t } = useTranslation("app");
  const [leave, setLeave] = useState<NotificationPermission | "none">(() =>
    "Notification" in window ? Notification.permission : "none",
  );
  if (leave === "none") return null;
  if (leave === "default") {
    return (
      <button
        type="button"
        className="action action-quiet"
        onClick={() => void Notification.requestPermission().then(setLeave)}
        data-testid="notify-me"
      >
        <BellRingingIcon size={22} aria-hidden />
        {t("room.notify")}
      </button>
    );
  }
  return <p className="muted">{t(leave === "granted" ? "room.notifyOn" : "room.notifyNo")}</p>;
}
