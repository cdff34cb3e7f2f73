import type { articlesInput } from "@callavet/shared/contract/articles.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";

export interface SummaryRow {
  id: string;
  slug: string;
  language: "es" | "en";
  title: string;
  summary: string;
  species: string[];
  topics: string[];
  urgency: "emergency" | "urgent" | "routine";
}

export interface ArticleRow extends SummaryRow {
  body: string;
  sources: string[];
  reviewed_on: string | null;
  updated_at: Date;
  other: { language: "es" | "en"; slug: string; title: string } | null;
}

type Input = z.infer<typeof articlesInput>;

const summary = sql.raw("a.id, a.slug, a.language, a.title, a.summary, a.species, a.topics, a.urgency");
/** Accents and capitals do not part what belongs together in a list. */
const titleOrder = sql.raw("app.fold(a.title), a.language, a.id");

const matching = ({ language, species, topic, urgency }: Pick<Input, "language" | "species" | "topic" | "urgency">) =>
  sql<boolean>`a.published
    ${language ? sql`and a.language = ${language}` : sql``} ${species ? sql`and ${species} = any(a.species)` : sql``}
    ${topic ? sql`and ${topic} = any(a.topics)` : sql``} ${urgency ? sql`and a.urgency = ${urgency}` : sql``}`;

/** By title, after the article `after`. */
export async function selectArticles(trx: Transaction, input: Input, after: string | null, limit: number): Promise<SummaryRow[]> {
  const { rows } = await sql<SummaryRow>`
    select ${summary} from public.kb_articles a
    where ${matching(input)}
      ${after ? sql`and (app.fold(a.title), a.language, a.id) > (select app.fold(b.title), b.language, b.id from public.kb_articles b where b.id = ${after}::uuid)` : sql``}
    order by ${titleOrder} limit ${limit}`.execute(trx);
  return rows;
}

interface Count {
  name: string;
  articles: number;
}

/** What there is to choose from: species of the language, and topics of language and species; the most first. */
export async function countArticles(trx: Transaction, input: Input): Promise<{ species: Count[]; topics: Count[] }> {
  const { language, species } = input;
  const counted = async (column: "species" | "topics", filter: RawBuilder<boolean>): Promise<Count[]> => {
    const { rows } = await sql<Count>`
      select x.name, count(*)::int as articles from public.kb_articles a cross join lateral unnest(${sql.ref(`a.${column}`)}) x(name)
      where ${filter} group by x.name order by 2 desc, 1`.execute(trx);
    return rows;
  };
  return {
    species: await counted("species", matching({ language })),
    topics: await counted("topics", matching({ language, species })),
  };
}

/** In the wanted language, else in the one there is. */
export async function selectArticle(
  trx: Transaction,
  slug: string,
  language: string | undefined,
): Promise<ArticleRow | undefined> {
  const { rows } = await sql<ArticleRow>`
    select ${summary}, a.body, a.sources, to_char(a.reviewed_on, 'YYYY-MM-DD') as reviewed_on, a.updated_at,
      (select jsonb_build_object('language', o.language, 'slug', o.slug, 'title', o.title) from public.kb_articles o
       where o.slug = a.slug and o.language <> a.language and o.published) as other
    from public.kb_articles a
    where a.slug = ${slug} and a.published
    order by a.language = ${language ?? "es"} desc limit 1`.execute(trx);
  return rows[0];
}

/** Those that share animals and topics with `article`; a shared topic says more where few articles have it. */
export async function selectRelated(trx: Transaction, article: SummaryRow, limit: number): Promise<SummaryRow[]> {
  const { rows } = await sql<SummaryRow>`
    with topics as (
      select t.topic, 1.0 / count(*) as worth from public.kb_articles x cross join lateral unnest(x.topics) t(topic)
      where x.published and x.language = ${article.language} and t.topic = any(${article.topics}::text[]) group by t.topic)
    select ${summary} from public.kb_articles a
    cross join lateral (select coalesce(sum(t.worth), 0) as worth from topics t where t.topic = any(a.topics)) w
    where a.published and a.language = ${article.language} and a.id <> ${article.id}::uuid
      and (a.species && ${article.species}::text[] or w.worth > 0)
    order by (a.species && ${article.species}::text[]) desc, w.worth desc, ${titleOrder} limit ${limit}`.execute(trx);
  return rows;
}
