import { MoonIcon } from "@phosphor-icons/react/Moon";
import { SunIcon } from "@phosphor-icons/react/Sun";
import { useTranslation } from "react-i18next";
import { chooseLanguage, chooseScheme, language, scheme } from "../lib/preferences.ts";
import { useStore } from "../lib/store.ts";

/** Language and colour scheme: in reach on every page. */
export function Preferences() {
  const { t } = useTranslation();
  const now = useStore(language);
  const shade = useStore(scheme);
  const other = now === "es" ? "en" : "es";
  return (
    <div className="prefs">
      <button type="button" className="pref" lang={other} onClick={() => chooseLanguage(other)}>
        {t(`language.${other}`)}
      </button>
      <button
        type="button"
        className="pref pref-icon"
        aria-label={t(shade === "dark" ? "scheme.toLight" : "scheme.toDark")}
        onClick={() => chooseScheme(shade === "dark" ? "light" : "dark")}
      >
        {shade === "dark" ? <SunIcon size={22} aria-hidden /> : <MoonIcon size={22} aria-hidden />}
      </button>
    </div>
  );
}
