import type { Article, ArticleSpecies, ArticleSummary } from "@callavet/shared/contract/articles.ts";
import { iso } from "../../rows/times.ts";
import type { ArticleRow, SummaryRow } from "./articles.queries.ts";

// The column's own check holds it to the contract's words.
const toSpecies = (names: string[]): ArticleSpecies[] => names as ArticleSpecies[];

export function toSummary({ slug, language, title, summary, species, topics, urgency }: SummaryRow): ArticleSummary {
  return { slug, language, title, summary, species: toSpecies(species), topics, urgency };
}

export function toArticle(row: ArticleRow, related: SummaryRow[]): Article {
  const { body, sources, reviewed_on: reviewedOn, updated_at: updatedAt, other } = row;
  return { ...toSummary(row), body, sources, reviewedOn, updatedAt: iso(updatedAt), other, related: related.map(toSummary) };
}

export const toCounts = ({ species, topics }: Record<"species" | "topics", { name: string; articles: number }[]>) => ({
  species: species.map(({ name, articles }) => ({ species: name as ArticleSpecies, articles })),
  topics: topics.map(({ name, articles }) => ({ topic: name, articles })),
});
