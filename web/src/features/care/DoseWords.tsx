import type { DoseAnswer, DoseVerdict } from "@callavet/shared/contract/dose/check-dose.ts";
import type { Hazard } from "@callavet/shared/contract/dose/parse.ts";
import type { Species } from "@callavet/shared/contract/pets.ts";
import { useTranslation } from "react-i18next";
import { both } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";

interface Props {
  answer: DoseAnswer;
  species: Species;
  weightGrams: number | null;
}

const tones: Partial<Record<DoseVerdict, string>> = {
  any_amount: "danger",
  deadly: "danger",
  serious: "danger",
  signs: "lamp",
  over_range: "lamp",
};

const LEVELS = ["signs", "serious", "deadly"] as const;

/** What it means, in words: the verdict, what is known, from which source, and that it prescribes nothing. */
export function DoseWords({ answer: { verdict, substance, hazard, mgPerKg }, species, weightGrams }: Props) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const figure = (value: number) => value.toLocaleString(tongue, { maximumSignificantDigits: 3 });
  const name = substance?.names[tongue][0] ?? "";
  const weighed = weightGrams !== null && weightGrams > 0;
  const known = (dose: Hazard["dose"]): string[] => {
    if (dose.kind === "any") return [];
    const forAnimal = (mgKg: number) => {
      const mg = weighed ? (mgKg * (weightGrams ?? 0)) / 1000 : null;
      if (mg === null) return `${figure(mgKg)} mg/kg`;
      return `${figure(mgKg)} mg/kg (${mg >= 1000 ? `${figure(mg / 1000)} g` : `${figure(mg)} mg`})`;
    };
    if (dose.kind === "range") return [t("dose.range", { from: forAnimal(dose.from), to: forAnimal(dose.to) })];
    return LEVELS.flatMap((level) => {
      const mgKg = dose[level];
      return mgKg === null ? [] : [t(`dose.from.${level}`, { dose: forAnimal(mgKg) })];
    });
  };
  const time = hazard?.time;
  const span =
    time &&
    `${time.from === time.to ? figure(time.from) : `${figure(time.from)}–${figure(time.to)}`} ${t(`dose.${time.unit}`, { count: time.to })}`;
  return (
    <div className="dose-words" data-tone={tones[verdict] ?? "plain"} data-verdict={verdict} data-testid="dose-words">
      <p className="dose-verdict">
        {t(`dose.verdict.${verdict}`, {
          name,
          species: t(`species.${species}`).toLocaleLowerCase(tongue),
          dose: mgPerKg === null ? "" : figure(mgPerKg),
        })}
      </p>
      {hazard && (
        <>
          <p>{both(hazard.effect, tongue)}.</p>
          <ul>
            {known(hazard.dose).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {span && <li>{t(hazard.dose.kind === "range" ? "dose.every" : "dose.onset", { span })}</li>}
          </ul>
          <p className="muted">{t("dose.source", { source: hazard.source })}</p>
        </>
      )}
    </div>
  );
}
