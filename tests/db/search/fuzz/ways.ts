import type { Caller } from "../../kit.ts";
import { MODEL } from "../vectors.ts";

/** One question, with all that a caller may set. */
export interface Asked {
  query: object;
  vector: string | null;
  species: string | null;
  language: string | null;
  from: string | null;
  to: string | null;
  after: { score: number; id: string } | null;
  limit: number;
  /** Documents that the caller claims to be theirs. */
  ids: number[] | null;
}

/** What came of one question: documents, by id, or by what they are made of. */
export interface Came {
  n: number;
  documents: (number | string)[];
  /** The most that any count of it says. */
  most: number;
}

const MADE = `'${MODEL.model}', '${MODEL.version}'`;
const FILTERS = "q.species, q.language, q.from, q.to";

/** Each way in which a person's transaction reaches what was written; all of them are open to whoever calls the functions. */
const WAYS = {
  search: `select array_agg(r.kind || ' ' || r.session_id || ' ' || r.seq) as documents, max(greatest(r.total, r.lexical_total)) as most
    from fn_search_records(q.query, q.vector, ${MADE}, ${FILTERS}, (q.after ->> 'score')::float8, q.after ->> 'id', q.limit) r`,
  index: `select array_agg(h.document_id) as documents, max(greatest(h.total, h.lexical_total)) as most
    from app.hybrid_search(false, q.query, q.vector::halfvec, ${MADE}, null, ${FILTERS}) h`,
  forged: `select array_agg(h.document_id) as documents, max(greatest(h.total, h.lexical_total)) as most
    from app.hybrid_search(false, q.query, q.vector::halfvec, ${MADE}, q.ids, ${FILTERS}) h`,
  hits: `select array_agg(distinct h.document_id) as documents, count(distinct h.document_id)::int as most
    from app.record_hits(q.query, ${FILTERS}) h`,
  nearest: `select array_agg(s.document_id) as documents, count(distinct s.document_id)::int as most
    from app.semantic_branch(false, q.vector::halfvec, ${MADE}, q.ids, ${FILTERS}) s`,
  tables: `select array_agg(distinct d.id) as documents, count(distinct d.id)::int as most
    from search_documents d join app.search_terms(q.query) t on d.tsv @@ t.query left join search_vectors v on v.document_id = d.id
    where d.kind <> 'article'`,
} as const;
export type Way = keyof typeof WAYS;
export const ways = Object.keys(WAYS) as Way[];

/** Asks all of them at once. */
export function askAll(by: Caller, way: Way, asked: Asked[]): Promise<Came[]> {
  return by.rows<Came & Record<string, unknown>>(
    `select q.n::int as n, coalesce(to_jsonb(w.documents), '[]') as documents, coalesce(w.most, 0) as most
     from rows from (jsonb_to_recordset($1::jsonb) as (query jsonb, vector text, species text, language text, "from" timestamptz,
       "to" timestamptz, after jsonb, "limit" int, ids bigint[])) with ordinality
       q(query, vector, species, language, "from", "to", after, "limit", ids, n)
     cross join lateral (${WAYS[way]}) w order by q.n`,
    [JSON.stringify(asked)],
  );
}
