import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";

const { scene } = testDatabase();

/** Each pair shares a lexeme, so one finds the other. */
const ALIKE: [string, string][] = [
  ["vacunación", "vacunaciones"],
  ["vacunación", "vacunacion"],
  ["cólico", "COLICO"],
  ["riñón", "rinon"],
  ["riñones", "riñón"],
  ["pingüino", "pinguinos"],
  ["vomiting", "vomited"],
  ["horses", "horse"],
  ["perro/gato", "gatos"],
  ["no-invasivo", "invasivo"],
  ["vo\u0301mito", "vómitos"],
  ["38.5", "38"],
];
const APART: [string, string][] = [
  ["caballo", "cabello"],
  ["c:colic", "cólera"],
  ["ear", "year"],
];
/** Stop words of either language are no words of the other. */
const NOTHING = ["", " ", "de la los", "the of and", "¿?!", "…"];

describe("es_en_tsv", () => {
  it(
    "stems and folds both languages alike",
    scene(async ({ anon }) => {
      const share = "select tsvector_to_array(es_en_tsv($1)) && tsvector_to_array(es_en_tsv($2)) as found";
      for (const pair of ALIKE) expect(await anon.row(share, pair), pair.join(" ~ ")).toEqual({ found: true });
      for (const pair of APART) expect(await anon.row(share, pair), pair.join(" ≁ ")).toEqual({ found: false });
      for (const text of NOTHING) expect(await anon.row("select es_en_tsv($1)::text as tsv", [text]), text).toEqual({ tsv: "" });
    }),
  );

  it(
    "keeps each word in one place, however many stems it has, so that it counts once",
    scene(async ({ db }) => {
      const { tsv } = await db.row<{ tsv: string }>("select es_en_tsv('vacunación y vacunaciones')::text as tsv");
      expect(tsv).toContain("'vacun':1,3");
    }),
  );

  it(
    "never makes a concept of a text",
    scene(async ({ db }) => {
      expect(
        await db.row(`select bool_or(l ~ ':') as forged from unnest(tsvector_to_array(es_en_tsv($1))) l`, [
          "c:colic 'c:colic' \"c:colic\" c:colic:1 http://c:colic/ a@c:colic",
        ]),
      ).toEqual({ forged: false });
    }),
  );
});
