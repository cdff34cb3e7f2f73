import { useTranslation } from "react-i18next";
import { formatMoney } from "../../../lib/format.ts";
import { CopyId } from "../../../ui/CopyId.tsx";
import type { AdminPlan } from "../api.ts";
import classes from "./PriceTable.module.css";

type Price = AdminPlan["prices"][number];

/** Prices of one plan: a line for each currency, a column for each interval. */
export function PriceTable({ prices }: { prices: Price[] }) {
  const { t } = useTranslation();
  const currencies = [...new Set(prices.map((price) => price.currency))];
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("pricing.currency")}</th>
          <th scope="col">{t("pricing.month")}</th>
          <th scope="col">{t("pricing.year")}</th>
        </tr>
      </thead>
      <tbody>
        {currencies.map((currency) => (
          <tr key={currency}>
            <th scope="row">{currency.toUpperCase()}</th>
            {(["month", "year"] as const).map((interval) => (
              <td key={interval} data-label={t(`pricing.${interval}`)}>
                <PriceCell prices={prices.filter((price) => price.currency === currency && price.interval === interval)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PriceCell({ prices }: { prices: Price[] }) {
  const { t } = useTranslation();
  if (prices.length === 0) return <span className={classes.none}>{t("pricing.noPrice")}</span>;
  return prices
    .toSorted((a, b) => Number(b.active) - Number(a.active))
    .map((price) => (
      <div key={price.id} className={price.active ? undefined : classes.none}>
        <div className={classes.amount}>{formatMoney(price.amount, price.currency)}</div>
        {!price.active && <div>{t("pricing.retired")}</div>}
        {price.stripePriceId ? (
          <CopyId value={price.stripePriceId} />
        ) : (
          <span className={classes.none}>{t("pricing.local")}</span>
        )}
      </div>
    ));
}
