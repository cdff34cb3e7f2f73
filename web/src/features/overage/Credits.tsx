import type { Credit } from "@callavet/shared/contract/overage.ts";
import { useTranslation } from "react-i18next";
import { day } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Failed } from "../../ui/Failed.tsx";
import { useCredits } from "./api.ts";

/** Units beside the plan's: how many, until when, and where they come from. */
export function Credits() {
  const { t } = useTranslation("app");
  const { data, error, refetch } = useCredits();
  return (
    <section data-testid="credits" data-chat={data?.chat} data-video={data?.video}>
      <h2>{t("credits.title")}</h2>
      {error && !data && <Failed error={error} retry={() => void refetch()} />}
      {data && <p className="muted">{t(data.items.length === 0 ? "credits.empty" : "credits.text")}</p>}
      {data && data.items.length > 0 && (
        <ul className="list">
          {data.items.map((credit) => (
            <CreditRow key={credit.id} credit={credit} />
          ))}
        </ul>
      )}
    </section>
  );
}

function CreditRow({ credit }: { credit: Credit }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { type, remaining, reserved, origin, expiresAt, frozen } = credit;
  return (
    <li className="money-row" data-testid="credit-row" data-remaining={remaining}>
      <div className="money-what">
        <strong>{t(`credits.${type}`, { count: remaining })}</strong>
        <span>
          {t(`credits.origin.${origin}`)} ·{" "}
          {expiresAt ? t("credits.until", { date: day(expiresAt, tongue) }) : t("credits.forever")}
        </span>
        {reserved > 0 && <span>{t("credits.reserved", { count: reserved })}</span>}
        {frozen && <span className="money-held">{t("credits.frozen")}</span>}
      </div>
    </li>
  );
}
