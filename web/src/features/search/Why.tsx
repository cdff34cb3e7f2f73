import type { Explanation, SearchPage, SearchResult } from "@callavet/shared/contract/search.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../lib/use-language.ts";

/** Why a result is there, in plain words: what it says, what it is about, and its place by meaning and by words. */
export function Why({ result, corrections }: { result: SearchResult; corrections: SearchPage["corrections"] }) {
  const { t } = useTranslation("help");
  const tongue = useLanguage();
  const { explain } = result;
  if (!explain) return null;
  const list = new Intl.ListFormat(tongue, { type: "conjunction" });
  const concepts = [...new Set(explain.concepts.map((concept) => concept[tongue]))];
  return (
    <details className="why" data-testid="why">
      <summary>{t("search.why")}</summary>
      <ul>
        {explain.words.length > 0 && <li>{t("search.whyWords", { words: list.format(explain.words.slice(0, 8)) })}</li>}
        {concepts.length > 0 && <li>{t("search.whyConcepts", { concepts: list.format(concepts.slice(0, 6)) })}</li>}
        <Meaning semantic={explain.semantic} />
        {explain.lexical && (
          <li>
            {explain.lexical.rank === 1 ? t("search.whyLexicalFirst") : t("search.whyLexical", { rank: explain.lexical.rank })}
          </li>
        )}
        {corrections.map(({ from, to }) => (
          <li key={from}>{t("search.whyCorrected", { from, to })}</li>
        ))}
        {result.language !== tongue && <li>{t("search.whyLanguage")}</li>}
      </ul>
    </details>
  );
}

function Meaning({ semantic }: { semantic: Explanation["semantic"] }) {
  const { t } = useTranslation("help");
  const tongue = useLanguage();
  if (!semantic) return null;
  const percent = new Intl.NumberFormat(tongue, { style: "percent" }).format(Math.max(0, semantic.score));
  const { rank } = semantic;
  return <li>{rank === 1 ? t("search.whyMeaningFirst", { percent }) : t("search.whyMeaning", { rank, percent })}</li>;
}
