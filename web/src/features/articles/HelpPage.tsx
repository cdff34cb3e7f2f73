import type { ArticleSummary } from "@callavet/shared/contract/articles.ts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../lib/use-language.ts";
import { askOpenly } from "../search/ask.ts";
import { Search } from "../search/Search.tsx";
import type { HelpSearch } from "./address.ts";
import { ArticleList } from "./ArticleList.tsx";
import { Chooser, topicName } from "./Chooser.tsx";
import { nameHead } from "./head.ts";
import { guideList } from "./guides.ts";
import { HelpFailed } from "./HelpFailed.tsx";

const route = getRouteApi("/guides/help");

/** The knowledge base: search first, then by animal and topic; emergencies before everything else. */
export function HelpPage() {
  const { t } = useTranslation("help");
  const chosen = route.useSearch();
  const navigate = useNavigate();
  const [text, setText] = useState(chosen.q ?? "");
  useEffect(
    () =>
      nameHead({
        description: t("lead"),
        canonical: "/help",
        languages: (["es", "en"] as const).map((language) => ({ language, path: `/help?lang=${language}` })),
      }),
    [t],
  );
  const keep = (next: HelpSearch) => void navigate({ to: "/help", search: { ...chosen, ...next }, replace: true });
  const onText = (q: string) => {
    setText(q);
    keep({ q: q || undefined });
  };
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="help-lead">{t("lead")}</p>
      <Search
        ask={askOpenly}
        text={text}
        onText={onText}
        scope="articles"
        filters={{ species: chosen.species, language: chosen.language }}
        onFilters={({ species, language }) => keep({ species, language })}
        place="open"
        label={t("search.label")}
        placeholder={t("search.placeholder")}
      >
        <Browse chosen={chosen} />
      </Search>
    </>
  );
}

function Browse({ chosen }: { chosen: HelpSearch }) {
  const { t } = useTranslation("help");
  const tongue = useLanguage();
  const { data, error, refetch } = useQuery(guideList(chosen, tongue));
  if (error && !data) return <HelpFailed retry={() => void refetch()} />;
  if (!data)
    return (
      <div className="result-bones" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    );
  return (
    <div className="browse">
      <Chooser page={data} chosen={chosen} />
      {data.items.length === 0 && (chosen.species || chosen.topic) && (
        <section className="search-none" data-testid="empty">
          <h2>{t("emptyTitle")}</h2>
          <p>{t("emptyText")}</p>
          <Link className="action" to="/">
            {t("article.talk")}
          </Link>
        </section>
      )}
      {!chosen.species && !chosen.topic ? (
        data.items.length > 0 && <Emergencies articles={data.items} />
      ) : (
        <Groups articles={data.items} topic={chosen.topic} />
      )}
    </div>
  );
}

/** More than this nobody in a fright reads through: the field above and the animals find the rest. */
const FIRST = 12;

function Emergencies({ articles }: { articles: ArticleSummary[] }) {
  const { t } = useTranslation("help");
  const [all, setAll] = useState(false);
  return (
    <section>
      <h2 className="help-danger">{t("notWait")}</h2>
      <p className="muted">{t("notWaitText")}</p>
      <ArticleList articles={all ? articles : articles.slice(0, FIRST)} summaries={false} urgencies={false} />
      {!all && articles.length > FIRST && (
        <button type="button" className="action action-quiet help-more" onClick={() => setAll(true)}>
          {t("allEmergencies", { count: articles.length })}
        </button>
      )}
    </section>
  );
}

/** Under their first topic, or under the one that was chosen. */
function Groups({ articles, topic }: { articles: ArticleSummary[]; topic: string | undefined }) {
  const { t, i18n } = useTranslation("help");
  const groups = Map.groupBy(articles, ({ topics }) => topic ?? topics[0] ?? "");
  return [...groups].map(([name, items]) => (
    <section key={name}>
      <h2>{name ? topicName(i18n, name) : t("noTopic")}</h2>
      <ArticleList articles={items} />
    </section>
  ));
}
