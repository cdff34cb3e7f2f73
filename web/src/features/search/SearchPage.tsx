import type { SearchScope } from "@callavet/shared/contract/search.ts";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askSigned } from "./ask-signed.ts";
import { Search } from "./Search.tsx";
import "./texts.ts";

const scopes = ["all", "articles", "records"] as const;

const ownerRoute = getRouteApi("/shell/app/search");
const vetRoute = getRouteApi("/shell/vet/search");

/** An owner's own consults and the guides. */
export function OwnerSearchPage() {
  const { q, scope } = ownerRoute.useSearch();
  return <SearchPage place="owner" q={q} scope={scope ?? "all"} />;
}

/** The notes and messages of a vet's patients, and the guides. */
export function VetSearchPage() {
  const { q, scope } = vetRoute.useSearch();
  return <SearchPage place="vet" q={q} scope={scope ?? "records"} />;
}

function SearchPage({ place, q, scope }: { place: "owner" | "vet"; q: string | undefined; scope: SearchScope }) {
  const { t } = useTranslation("help");
  const navigate = useNavigate();
  const [text, setText] = useState(q ?? "");
  const keep = (next: { q?: string; scope?: SearchScope }) => {
    const search = { q: (next.q ?? text) || undefined, scope: next.scope ?? scope };
    void navigate({ to: place === "vet" ? "/vet/search" : "/app/search", search, replace: true });
  };
  const onText = (words: string) => {
    setText(words);
    keep({ q: words });
  };
  const isVet = place === "vet";
  return (
    <div className="page">
      <h1>{isVet ? t("search.titleVet") : t("search.title")}</h1>
      <Search
        ask={askSigned}
        text={text}
        onText={onText}
        filters={{ scope }}
        place={place}
        label={t("search.label")}
        placeholder={isVet ? t("search.placeholderVet") : t("search.placeholder")}
        choices={
          <fieldset className="search-scopes">
            <legend className="sr-only">{t("search.scope")}</legend>
            {scopes.map((each) => (
              <label key={each}>
                <input type="radio" name="scope" checked={scope === each} onChange={() => keep({ scope: each })} />
                {t(isVet ? `search.scopesVet.${each}` : `search.scopes.${each}`)}
              </label>
            ))}
          </fieldset>
        }
      >
        <div className="search-none">
          <h2>{isVet ? t("search.startVet") : t("search.start")}</h2>
          <p>{isVet ? t("search.startVetText") : t("search.startText")}</p>
        </div>
      </Search>
    </div>
  );
}
