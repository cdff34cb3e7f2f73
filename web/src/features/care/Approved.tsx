import { Button } from "@mantine/core";
import { CheckCircleIcon } from "@phosphor-icons/react/CheckCircle";
import type { CarePlan } from "@callavet/shared/contract/care.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Versions } from "./Versions.tsx";
import { WriteCare } from "./WriteCare.tsx";

/** What the owner has; changing it makes another version, with a note. */
export function Approved({ sessionId, plans }: { sessionId: string; plans: CarePlan[] }) {
  const { t } = useTranslation("app");
  const [changing, setChanging] = useState(false);
  const [latest] = plans;
  if (!latest) return null;
  if (changing)
    return (
      <WriteCare
        sessionId={sessionId}
        language={latest.language}
        start={latest.content}
        again
        onDone={() => setChanging(false)}
      />
    );
  return (
    <>
      <p className="care-sent" role="status" data-testid="care-sent">
        <CheckCircleIcon size={22} weight="fill" aria-hidden /> {t("care.sent")}
      </p>
      <Versions plans={plans} forVet />
      <Button variant="default" onClick={() => setChanging(true)} data-testid="care-change">
        {t("care.change")}
      </Button>
    </>
  );
}
