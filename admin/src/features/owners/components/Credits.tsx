import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../../lib/format.ts";
import { Done } from "../../../ui/Done.tsx";
import { Line, Lines } from "../../../ui/Lines.tsx";
import { Status } from "../../../ui/Status.tsx";
import type { Credit } from "../api.ts";
import { GrantForm } from "./GrantForm.tsx";

/** Units beside the plan's, and the way to give some. */
export function Credits({ ownerId, credits }: { ownerId: string; credits: Credit[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState(false);
  const until = ({ expiresAt }: Credit) =>
    expiresAt ? t("ownerMoney.until", { date: formatDay(expiresAt) }) : t("ownerMoney.forever");
  return (
    <>
      <Lines
        items={credits}
        none={t("ownerMoney.noCredits")}
        renderLine={(credit) => (
          <Line
            key={credit.id}
            testId="owner-credit"
            title={t(`consultType.${credit.type}`)}
            state={<CreditStand credit={credit} />}
            more={[`${t(`ownerMoney.origin.${credit.origin}`)}. ${until(credit)}`]}
          />
        )}
      />
      {given && !open && <Done testId="grant-done">{t("ownerMoney.granted")}</Done>}
      {open ? (
        <GrantForm
          ownerId={ownerId}
          onEnd={(done) => {
            setOpen(false);
            setGiven(done);
          }}
        />
      ) : (
        <Button variant="default" mt="sm" onClick={() => setOpen(true)} data-testid="grant-start">
          {t("ownerMoney.grant")}
        </Button>
      )}
    </>
  );
}

function CreditStand({ credit: { remaining, granted, frozen } }: { credit: Credit }) {
  const { t } = useTranslation();
  if (frozen) return <Status tone="danger">{t("ownerMoney.frozen")}</Status>;
  if (remaining === 0) return <Status tone="quiet">{t("ownerMoney.used")}</Status>;
  return <Status tone="good">{t("ownerMoney.left", { count: remaining, granted })}</Status>;
}
