import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  interval: "month" | "year";
  onInterval: (next: "month" | "year") => void;
  currency: string;
  currencies: string[];
  onCurrency?: (next: string) => void;
}

/** By the month or by the year, and in which money. */
export function PlanSwitches({ interval, onInterval, currency, currencies, onCurrency }: Props) {
  const { t } = useTranslation("app");
  return (
    <div className="plan-switches">
      <SegmentedControl
        value={interval}
        onChange={(value) => onInterval(value)}
        data={[
          { value: "month", label: t("plans.month") },
          { value: "year", label: t("plans.year") },
        ]}
      />
      {onCurrency && currencies.length > 1 && (
        <NativeSelect
          aria-label={t("plans.currency")}
          value={currency}
          onChange={({ target }) => onCurrency(target.value)}
          data={currencies.map((one) => ({ value: one, label: one.toUpperCase() }))}
        />
      )}
    </div>
  );
}
