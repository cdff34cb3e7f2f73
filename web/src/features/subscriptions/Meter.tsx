import type { UnitUsage } from "@callavet/shared/contract/entitlements.ts";
import { useTranslation } from "react-i18next";
import "./usage.css";

/** Units as beads, so that they can be counted; above twenty, as a bar. Used, going on, and left are told by shape too. */
export function Meter({ type, usage }: { type: string; usage: UnitUsage }) {
  const { t } = useTranslation("app");
  const { included, consumed, reserved, remaining } = usage;
  const label = t("usage.meter", { type, used: consumed, reserved, remaining, included });
  const beads = [...beadsOf("used", consumed), ...beadsOf("reserved", reserved), ...beadsOf("left", remaining)];
  if (included > 20) {
    return (
      <svg className="meter-bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={label}>
        <rect className="left" width="100" height="4" />
        <rect className="reserved" width={((consumed + reserved) / included) * 100} height="4" />
        <rect className="used" width={(consumed / included) * 100} height="4" />
      </svg>
    );
  }
  return (
    <svg className="meter" viewBox={`0 0 ${Math.max(1, beads.length) * 28} 24`} height="24" role="img" aria-label={label}>
      {beads.map(({ key, kind }, i) => (
        <circle key={key} className={kind} cx={i * 28 + 12} cy="12" r={kind === "used" ? 10 : 9} />
      ))}
    </svg>
  );
}

const beadsOf = (kind: string, count: number) => Array.from({ length: count }, (_, i) => ({ key: `${kind}-${i}`, kind }));
