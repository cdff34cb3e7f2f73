import { Button } from "@mantine/core";
import { CreditCardIcon } from "@phosphor-icons/react/CreditCard";
import { useTranslation } from "react-i18next";
import { Refused } from "../../ui/Failed.tsx";
import { usePortal } from "./api.ts";

/** The bank said no: what that did not do, and the way to another card. */
export function FixCard({ text, lit = false }: { text: string; lit?: boolean }) {
  const { t } = useTranslation("app");
  const portal = usePortal();
  return (
    <div className="note note-lamp" role="alert" data-testid="fix-card">
      <CreditCardIcon size={28} aria-hidden />
      <div>
        <p>{text}</p>
        {portal.error && <Refused error={portal.error} />}
        <Button variant={lit ? "filled" : "default"} loading={portal.busy} onClick={portal.open} data-testid="fix-card-open">
          {t("billing.fix")}
        </Button>
      </div>
    </div>
  );
}
