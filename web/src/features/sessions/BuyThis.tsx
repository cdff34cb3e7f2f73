import { Button } from "@mantine/core";
import { LockSimpleIcon } from "@phosphor-icons/react/LockSimple";
import type { Session } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { money } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Failed, Refused } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { useBuy, useItems } from "../overage/api.ts";

/** One press buys exactly this consult. */
export function BuyThis({ session }: { session: Session }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { data, error, refetch } = useItems();
  const { buy, busy, error: refusal } = useBuy(session.id);
  const item = data?.items.find(({ type }) => type === session.type);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Rows count={1} height={140} />;
  if (!item) return <p className="muted">{t("pay.notSold")}</p>;
  return (
    <section className="pay-one">
      <h2>{t("pay.one")}</h2>
      <p>{t("pay.oneText")}</p>
      {refusal && <Refused error={refusal} />}
      <Button size="lg" loading={busy} onClick={() => buy(item.code, 1)} data-testid="buy-consult">
        {t("pay.buy", { price: money(item.amount, item.currency, tongue) })}
      </Button>
      <p className="plan-secure">
        <LockSimpleIcon size={20} aria-hidden /> {t("plans.secure")}
      </p>
    </section>
  );
}
