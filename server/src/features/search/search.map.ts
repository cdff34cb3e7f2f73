import type { ArticleSpecies } from "@callavet/shared/contract/articles.ts";
import type { Explanation, SearchResult, Segment } from "@callavet/shared/contract/search.ts";
import { conceptName } from "@callavet/shared/node/search/lexicon.ts";
import { iso } from "../../rows/times.ts";
import type { Candidate } from "./merge.ts";
import type { ArticleHit, RecordHit } from "./search.queries.ts";

export function toArticle(row: ArticleHit, explain: boolean): Candidate {
  return {
    ...measuresOf("articles", row),
    result: {
      ...commonOf(row, explain),
      kind: "article",
      slug: row.slug,
      title: row.title,
      urgency: row.urgency,
      sessionId: null,
      seq: null,
      petId: null,
      petName: null,
      at: iso(row.updated_at),
    },
  };
}

export function toRecord(row: RecordHit, explain: boolean): Candidate {
  return {
    ...measuresOf("records", row),
    result: {
      ...commonOf(row, explain),
      kind: row.kind,
      slug: null,
      title: null,
      urgency: null,
      sessionId: row.session_id,
      seq: row.kind === "message" ? row.seq : null,
      petId: row.pet_id,
      petName: row.pet_name,
      at: iso(row.created_at),
    },
  };
}

type Row = ArticleHit | RecordHit;

const measuresOf = (scope: Candidate["scope"], { id, score, lexical_score, semantic_score }: Row) => ({
  scope,
  place: { id, score },
  lexical: lexical_score,
  semantic: semantic_score,
});

function commonOf(row: Row, explain: boolean) {
  const { id, language, score, snippet } = row;
  return {
    id,
    language,
    score,
    // The column's own check holds it to the contract's words.
    species: row.species as ArticleSpecies[],
    snippet: segmentsOf(snippet),
    ...(explain && { explain: explanationOf(row) }),
  } satisfies Partial<SearchResult>;
}

function explanationOf(row: Row): Explanation {
  const branch = (rank: number | null, score: number | null) => (rank === null || score === null ? null : { rank, score });
  return {
    lexical: branch(row.lexical_rank, row.lexical_score),
    semantic: branch(row.semantic_rank, row.semantic_score),
    words: row.matched_words,
    concepts: row.matched_concepts.map((concept) => ({
      id: concept,
      es: conceptName(concept, "es"),
      en: conceptName(concept, "en"),
    })),
  };
}

/** SQL puts what was asked for between U+0001 and U+0002. */
export function segmentsOf(snippet: string): Segment[] {
  const [first = "", ...others] = plain(snippet).split("\u0001");
  const pieces: Segment[] = others.flatMap((piece) => {
    const [text = "", rest = ""] = piece.split("\u0002");
    return [
      { text, marked: true },
      { text: rest, marked: false },
    ];
  });
  return [{ text: first, marked: false }, ...pieces].filter(({ text }) => text !== "");
}

/** A passage of an article is Markdown; in a line of results its signs say nothing. */
const plain = (markdown: string): string =>
  markdown
    .replaceAll(/^\s*(#{1,6}|[-*]|\d{1,2}\.)\s+/gmu, "")
    .replaceAll("**", "")
    .replaceAll(/\s+/gu, " ")
    .trim();
