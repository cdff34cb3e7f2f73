import type { Center, Span } from "@callavet/shared/contract/centers.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../lib/use-language.ts";
import { Outside } from "../../ui/Outside.tsx";
import { clockWords, dateWords, localDate, weekdays } from "./opening.ts";

/** The week's hours, the days that differ, and the rest, when somebody asks for it. */
export function CenterDetails({ center, now }: { center: Center; now: number }) {
  const { t } = useTranslation("app");
  const [open, setOpen] = useState(false);
  return (
    <details className="clinic-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t("clinics.details")}
        <span className="sr-only">: {center.name}</span>
      </summary>
      {open && <Inside center={center} now={now} />}
    </details>
  );
}

function Inside({ center, now }: { center: Center; now: number }) {
  const { t } = useTranslation("app");
  const language = useLanguage();
  const { alwaysOpen, week, exceptions, timeZone, species, languages, website, latitude, longitude } = center;
  const today = (new Date(`${localDate(new Date(now), timeZone)}T00:00:00Z`).getUTCDay() + 6) % 7;
  const spoken = new Intl.DisplayNames([language], { type: "language" });
  return (
    <div className="clinic-inside">
      {alwaysOpen ? (
        <p>{t("clinics.always")}</p>
      ) : (
        <dl className="clinic-week">
          {weekdays(language).map((name, day) => (
            <div key={name} data-today={day === today || undefined}>
              <dt>
                {name}
                {day === today && <span className="sr-only"> ({t("clinics.today")})</span>}
              </dt>
              <dd>
                <Spans spans={week[day] ?? []} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div>
        {exceptions.length > 0 && (
          <>
            <h3>{t("clinics.differs")}</h3>
            <dl className="clinic-week">
              {exceptions.map(({ date, spans }) => (
                <div key={date}>
                  <dt>{dateWords(date, language)}</dt>
                  <dd>
                    <Spans spans={spans} />
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
        <p>
          <b>{t("clinics.treats")}:</b> {species.map((kind) => t(`species.${kind}`).toLocaleLowerCase(language)).join(", ")}
        </p>
        <p>
          <b>{t("clinics.speaks")}:</b> {languages.map((one) => spoken.of(one) ?? one).join(", ")}
        </p>
        <p className="clinic-links">
          {website && <Outside href={website}>{t("clinics.website")}</Outside>}
          <Outside href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}>
            {t("clinics.onMap")}
          </Outside>
        </p>
      </div>
    </div>
  );
}

function Spans({ spans }: { spans: readonly Span[] }) {
  const { t } = useTranslation("app");
  const language = useLanguage();
  if (spans.length === 0) return t("clinics.noHours");
  const words = spans.map(({ opens, closes }) =>
    opens === "00:00" && closes === "24:00"
      ? t("clinics.allDay")
      : `${clockWords(opens, language)}–${clockWords(closes, language)}`,
  );
  return words.map((one) => (
    <span key={one} className="clinic-span">
      {one}
    </span>
  ));
}
