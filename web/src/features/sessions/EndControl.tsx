import { Button } from "@mantine/core";
import type { ChatRole } from "@callavet/shared/contract/chat.ts";
import type { Session } from "@callavet/shared/contract/sessions.ts";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "../../ui/Failed.tsx";
import { useEnd } from "./api.ts";

interface Props {
  session: Session;
  role: ChatRole;
  /** A vet has written: ending now counts. */
  answered: boolean;
}

/** Leaving or ending, asked once more in the same place, with what it costs. */
export function EndControl({ session, role, answered }: Props) {
  const { t } = useTranslation("app");
  const [asking, setAsking] = useState(false);
  const end = useEnd(session.id);
  const confirm = useRef<HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  const waiting = session.status !== "active";

  useEffect(() => {
    if (asking) confirm.current?.focus();
    else if (wasAsking.current) opener.current?.focus();
    wasAsking.current = asking;
  }, [asking]);

  if (!asking) {
    return (
      <Button ref={opener} variant="default" size="sm" onClick={() => setAsking(true)} data-testid="end-consult">
        {t(waiting ? "room.leave" : "room.end")}
      </Button>
    );
  }
  const cost =
    role === "vet"
      ? t(answered ? "room.endVetCare" : "room.endVetNone")
      : waiting
        ? t("room.leaveText")
        : t(answered ? "room.endOwnerCare" : "room.endOwnerNone");
  return (
    <div
      className="end-ask"
      role="group"
      aria-label={t(waiting ? "room.leaveAsk" : "room.endAsk")}
      onKeyDown={({ key }) => key === "Escape" && setAsking(false)}
    >
      <p>
        <strong>{t(waiting ? "room.leaveAsk" : "room.endAsk")}</strong> {cost}
      </p>
      {end.error && <Refused error={end.error} />}
      <div className="end-buttons">
        <Button
          ref={confirm}
          color="danger"
          loading={end.isPending}
          onClick={() => end.mutate({ sessionId: session.id })}
          data-testid="end-confirm"
        >
          {t(waiting ? "room.leaveYes" : "room.endYes")}
        </Button>
        <Button variant="default" onClick={() => setAsking(false)}>
          {t("room.keep")}
        </Button>
      </div>
    </div>
  );
}
