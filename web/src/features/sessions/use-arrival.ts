import type { SessionStatus } from "@callavet/shared/contract/sessions.ts";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

/** Tells an owner who looks elsewhere that the vet is there: by the tab's title, and by a notification where allowed. */
export function useArrival(status: SessionStatus): void {
  const { t } = useTranslation("app");
  const before = useRef(status);
  useEffect(() => {
    const arrived = before.current === "waiting" && status === "active";
    before.current = status;
    if (!arrived || document.visibilityState === "visible") return;
    const title = document.title;
    document.title = t("room.arrived");
    const restore = () => {
      if (document.visibilityState === "visible") document.title = title;
    };
    document.addEventListener("visibilitychange", restore);
    try {
      if ("Notification" in window && Notification.permission === "granted")
        new Notification(t("room.arrived"), { icon: "/icon-192.png", tag: "callavet-arrival" }).addEventListener("click", () =>
          window.focus(),
        );
    } catch {
      // Some phones allow notifications to service workers alone; the title has to do.
    }
    return () => document.removeEventListener("visibilitychange", restore);
  }, [status, t]);
}
