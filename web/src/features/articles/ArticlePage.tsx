import type { Article } from "@callavet/shared/contract/articles.ts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { day } from "../../lib/format.ts";
import { chooseLanguage } from "../../lib/preferences.ts";
import { reasonOf } from "../../lib/reason-of.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { ArticleList } from "./ArticleList.tsx";
import { guideNamed } from "./guides.ts";
import { headOf, nameHead } from "./head.ts";
import { HelpFailed } from "./HelpFailed.tsx";
import { minutesOf } from "./markdown.ts";
import { Prose } from "./Prose.tsx";
import { Talk } from "./Talk.tsx";
import { UrgencyNote } from "./UrgencyNote.tsx";

const route = getRouteApi("/guides/help/$slug");

/** One guide, to be read at night on a phone. */
export function ArticlePage() {
  const { slug } = route.useParams();
  const tongue = useLanguage();
  const { data, error, refetch } = useQuery(guideNamed(slug, tongue));
  // While the other language is on its way, this one stands; of another guide it would be the wrong text.
  if (data?.slug === slug) return <Reading article={data} />;
  if (error) return reasonOf(error).reason === "not_found" ? <Missing /> : <HelpFailed retry={() => void refetch()} />;
  return (
    <div className="result-bones" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}

function Reading({ article }: { article: Article }) {
  const { t } = useTranslation("help");
  const tongue = useLanguage();
  const { slug, title, summary, body, language, species, reviewedOn, sources, related } = article;
  useEffect(() => nameHead(headOf(article)), [article]);
  const [first] = species;
  return (
    <article className="guide" data-testid="article">
      <nav className="guide-way" aria-label={t("nav")}>
        <Link to="/help" search={{}}>
          {t("nav")}
        </Link>
        {first && (
          <Link to="/help" search={{ species: first }}>
            {t(`species.${first}`)}
          </Link>
        )}
      </nav>
      <UrgencyNote article={article} />
      <header lang={language}>
        <h1>{title}</h1>
        <p className="guide-lead">{summary}</p>
      </header>
      <p className="guide-facts">
        {reviewedOn && <span>{t("article.reviewed", { date: day(`${reviewedOn}T12:00:00`, tongue) })}</span>}
        <span>{t("article.minutes", { count: minutesOf(body) })}</span>
        {language !== tongue && <span className="tag">{t("article.onlyOther")}</span>}
        <OtherLanguage article={article} slug={slug} />
      </p>
      <Prose markdown={body} lang={language} />
      <section className="guide-talk">
        <h2>{t("article.closing")}</h2>
        <p>{t("article.closingText")}</p>
        <Talk title={title} quiet={article.urgency !== "routine"} />
      </section>
      <footer className="guide-end">
        {sources.length > 0 && (
          <>
            <h2>{t("article.sources")}</h2>
            <ul>
              {sources.map((source) => (
                <li key={source}>{source}</li>
              ))}
            </ul>
          </>
        )}
        <p>{t("article.disclaimer")}</p>
      </footer>
      {related.length > 0 && (
        <section className="guide-related">
          <h2>{t("article.related")}</h2>
          <ArticleList articles={related} summaries={false} />
        </section>
      )}
    </article>
  );
}

function OtherLanguage({ article, slug }: { article: Article; slug: string }) {
  const { i18n } = useTranslation("help");
  const { other } = article;
  if (!other) return null;
  return (
    <a
      href={`/help/${slug}?lang=${other.language}`}
      hrefLang={other.language}
      lang={other.language}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        chooseLanguage(other.language);
      }}
      data-testid="other-language"
    >
      {i18n.getFixedT(other.language, "help")("article.read")}
    </a>
  );
}

function Missing() {
  const { t } = useTranslation("help");
  useEffect(() => {
    document.title = `${t("article.missing")} · Call-a-Vet`;
  }, [t]);
  return (
    <div className="search-none" data-testid="missing">
      <h1>{t("article.missing")}</h1>
      <p>{t("article.missingText")}</p>
      <Link className="action" to="/help" search={{}}>
        {t("all")}
      </Link>
    </div>
  );
}
