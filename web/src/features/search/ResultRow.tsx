import type { SearchPage, SearchResult } from "@callavet/shared/contract/search.ts";
import { ArticleIcon } from "@phosphor-icons/react/Article";
import { ChatCircleIcon } from "@phosphor-icons/react/ChatCircle";
import { NotePencilIcon } from "@phosphor-icons/react/NotePencil";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { day } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Why } from "./Why.tsx";

export type Place = "open" | "owner" | "vet";

const icons = { article: ArticleIcon, note: NotePencilIcon, message: ChatCircleIcon };

interface Props {
  result: SearchResult;
  corrections: SearchPage["corrections"];
  place: Place;
}

/** What was found, the passage that says it, and why it is here. */
export function ResultRow({ result, corrections, place }: Props) {
  const { t } = useTranslation("help");
  const tongue = useLanguage();
  const { kind, language, urgency } = result;
  const Icon = icons[kind];
  const name = result.petName ?? t(`search.kind.${kind}`);
  const title = result.title ?? t("search.ofPet", { name, date: day(result.at, tongue) });
  return (
    <li className="result" data-testid="result" data-kind={kind}>
      <Icon size={28} aria-hidden />
      <div>
        <p className="result-kind">
          {t(`search.kind.${kind}`)}
          {language !== tongue && <span className="tag">{t(`search.inLanguage.${language}`)}</span>}
          {urgency && urgency !== "routine" && (
            <span className="tag" data-tone={urgency === "emergency" ? "danger" : "lamp"}>
              {t(`urgency.${urgency}`)}
            </span>
          )}
        </p>
        <ResultLink result={result} place={place} title={title} />
        <p className="result-words" lang={language}>
          {result.snippet.map(({ text, marked }, i) => (marked ? <mark key={i}>{text}</mark> : text))}
        </p>
        <Why result={result} corrections={corrections} />
      </div>
    </li>
  );
}

function ResultLink({ result, place, title }: { result: SearchResult; place: Place; title: string }) {
  const common = { className: "result-link", "data-testid": "result-link" } as const;
  if (result.slug)
    return (
      <Link {...common} to="/help/$slug" params={{ slug: result.slug }} lang={result.language}>
        {title}
      </Link>
    );
  return (
    <Link {...common} to={place === "vet" ? "/vet/consults/$id" : "/app/consults/$id"} params={{ id: result.sessionId ?? "" }}>
      {title}
    </Link>
  );
}
