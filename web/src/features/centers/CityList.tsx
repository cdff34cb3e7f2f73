import type { CenterCity } from "@callavet/shared/contract/centers.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../lib/use-language.ts";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import type { useCities } from "./api.ts";
import { keyOf } from "./place.ts";

/** Every city that has clinics, by country: the way for whoever does not want to be located, nor to type. */
export function CityList({ cities, onChoose }: { cities: ReturnType<typeof useCities>; onChoose: (key: string) => void }) {
  const { t } = useTranslation("app");
  const language = useLanguage();
  if (cities.error) return <Failed error={cities.error} title={t("clinics.failed")} retry={() => void cities.refetch()} />;
  if (!cities.data) return <Rows count={4} height={64} />;
  const names = new Intl.DisplayNames([language], { type: "region" });
  const countries = Map.groupBy(cities.data.items, ({ country }: CenterCity) => country);
  const named = [...countries]
    .map(([country, items]) => ({ name: names.of(country) ?? country, items: items.toSorted((a, b) => b.centers - a.centers) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return (
    <section className="clinics-cities">
      <h2>{t("clinics.cities")}</h2>
      {named.map(({ name, items }) => (
        <div key={name}>
          <h3>{name}</h3>
          <ul>
            {items.map((one) => (
              <li key={keyOf(one)}>
                <button type="button" onClick={() => onChoose(keyOf(one))}>
                  {one.city}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
