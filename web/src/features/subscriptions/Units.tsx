import type { UnitUsage } from "@callavet/shared/contract/entitlements.ts";
import { useTranslation } from "react-i18next";
import { Meter } from "./Meter.tsx";
import "./usage.css";

/** The units of one type, drawn and in numbers. */
export function Units({ type, usage }: { type: "chat" | "video"; usage: UnitUsage }) {
  const { t } = useTranslation("app");
  const facts = [
    ["included", usage.included],
    ["used", usage.consumed],
    ["reserved", usage.reserved],
    ["remaining", usage.remaining],
    ["credits", usage.credits],
    ["overage", usage.overage],
  ] as const;
  return (
    <div
      className="units"
      data-testid={`usage-${type}`}
      data-included={usage.included}
      data-consumed={usage.consumed}
      data-reserved={usage.reserved}
      data-remaining={usage.remaining}
      data-credits={usage.credits}
    >
      <h3>{t(`usage.${type}`)}</h3>
      <Meter type={t(`usage.${type}`)} usage={usage} />
      <dl>
        {facts.map(([key, value]) => (
          <div key={key} data-key={key}>
            <dt>{t(`usage.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
