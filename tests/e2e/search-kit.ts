import type { Locator } from "@playwright/test";
import type pg from "pg";
import { createTestDatabase, stopOwnCluster } from "../kit/postgres.ts";
import { startProduct, type Product } from "../kit/product.ts";
import { importArticle, untilEmbedded, type Article } from "../kit/search/backfilled.ts";
import { test as base } from "./kit.ts";

const colic = `## En pocas palabras

El cólico es dolor de panza. **No espere a la mañana.**

## Qué hacer

1. Retire el heno.
2. Llame al veterinario.

- Si se revuelca, no se ponga debajo.
- Si se mira el costado y suda, es grave.`;

/** Colic stands in Spanish alone, so that who asks in English finds what is written in the other language. */
const articles: Article[] = [
  {
    slug: "horse-colic",
    language: "es",
    title: "Cólico en caballos: cómo reconocerlo",
    summary: "Un caballo que se echa, se revuelca y se mira el costado tiene cólico: llame ya.",
    body: colic,
    species: ["horse"],
    topics: ["digestive", "emergency"],
    urgency: "emergency",
  },
  ...(["es", "en"] as const).flatMap((language): Article[] => [
    {
      slug: "fleas",
      language,
      title: language === "es" ? "Pulgas: cómo librarse de ellas" : "Fleas: how to get rid of them",
      summary: language === "es" ? "Trate a todos los animales de la casa." : "Treat every animal of the house.",
      body:
        language === "es"
          ? "## Cómo se ve\n\nSe rasca y hay puntos negros."
          : "## How it looks\n\nIt scratches, and there are black specks.",
      species: ["dog", "cat"],
      topics: ["parasites"],
    },
    {
      slug: "chocolate-poisoning",
      language,
      title: language === "es" ? "Chocolate: cuánto es peligroso" : "Chocolate: how much is dangerous",
      body: language === "es" ? "## Signos\n\nVomita y tiembla." : "## Signs\n\nIt vomits and trembles.",
      species: ["dog"],
      topics: ["poison", "emergency"],
      urgency: "emergency",
    },
  ]),
];

/** The product over a database that the tests may look into, with a few guides and without the sentence encoder. */
export const test = base.extend<object, { product: Product; pool: pg.Pool }>({
  pool: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the braces
    async ({}, use) => {
      const database = await createTestDatabase();
      await use(database.ownerPool);
      await database.close();
      await stopOwnCluster();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  product: [
    async ({ pool }, use) => {
      // A database that has an article gets none of those that the product brings: they are not what is tried here.
      await importArticle(pool, { slug: "first", language: "es", title: "x", body: "x" });
      const product = await startProduct({
        databaseUrl: pool.options.connectionString ?? "",
        env: { MODEL_DIR: "/nowhere" },
      });
      await pool.query("delete from kb_articles");
      for (const article of articles) await importArticle(pool, article);
      await untilEmbedded(pool);
      await use(product);
      await product.stop();
      product.remove();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

export const hit = (results: Locator, text: string): Locator => results.getByTestId("result").filter({ hasText: text });
