import type { ArticleSummary } from "@callavet/shared/contract/articles.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

interface Props {
  articles: ArticleSummary[];
  summaries?: boolean;
  /** Left out where all are of the same. */
  urgencies?: boolean;
}

/** Guides to choose from: what each answers, and whether it can wait. */
export function ArticleList({ articles, summaries = true, urgencies = true }: Props) {
  const { t } = useTranslation("help");
  return (
    <ul className="list guides">
      {articles.map(({ slug, language, title, summary, urgency }) => (
        <li key={`${slug} ${language}`}>
          <Link to="/help/$slug" params={{ slug }} data-testid="guide">
            <strong>{title}</strong>
            {urgencies && urgency !== "routine" && (
              <span className="tag" data-tone={urgency === "emergency" ? "danger" : "lamp"}>
                {t(`urgency.${urgency}`)}
              </span>
            )}
            {summaries && <span className="guide-summary">{summary}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
