import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { scopes, type Filters, type SearchAddress } from "./address.ts";
import { askSigned } from "./ask-signed.ts";
import { Search } from "./Search.tsx";
import "./texts.ts";

const ownerRoute = getRouteApi("/shell/app/search");
const vetRoute = getRouteApi("/shell/vet/search");

/** An owner's own consults and the guides. */
export function OwnerSearchPage() {
  return <SearchPage place="owner" address={ownerRoute.useSearch()} usual="all" />;
}

/** The notes and messages of a vet's patients, and the guides. */
export function VetSearchPage() {
  return <SearchPage place="vet" address={vetRoute.useSearch()} usual="records" />;
}

interface Props {
  place: "owner" | "vet";
  address: SearchAddress;
  /** Where is searched while nobody has said. */
  usual: "all" | "records";
}

function SearchPage({ place, address, usual }: Props) {
  const { q, scope = usual, ...filters } = address;
  const { t } = useTranslation("help");
  const navigate = useNavigate();
  const [text, setText] = useState(q ?? "");
  const keep = (next: SearchAddress) => {
    const search = { ...address, q: text || undefined, ...next };
    void navigate({ to: place === "vet" ? "/vet/search" : "/app/search", search, replace: true });
  };
  const onText = (words: string) => {
    setText(words);
    keep({ q: words || undefined });
  };
  const isVet = place === "vet";
  return (
    <div className="page">
      <h1>{isVet ? t("search.titleVet") : t("search.title")}</h1>
      <Search
        ask={askSigned}
        text={text}
        onText={onText}
        scope={scope}
        filters={filters}
        onFilters={(next: Filters) => keep(next)}
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
