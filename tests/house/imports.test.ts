import { expect, test } from "vitest";
import { checkImports, houseSources } from "../../scripts/imports.ts";

const planted: [what: string, file: string, source: string][] = [
  ["server → worker", "server/src/app.ts", `import { x } from "@callavet/worker/worker.ts";`],
  ["worker → server", "worker/src/tasks/a.ts", `export { x } from "@callavet/server/app.ts";`],
  ["web → server, a value", "web/src/app/a.ts", `import { appRouter } from "@callavet/server/trpc/router.ts";`],
  ["web → shared/node", "web/src/app/a.tsx", `const x = await import("@callavet/shared/node/database.ts");`],
  ["contract → a package", "shared/src/contract/a.ts", `import { sql } from "kysely";`],
  ["product → stand-in", "server/src/app.ts", `import { startStripe } from "@callavet/embedded/stripe/start.ts";`],
  ["migrations → shared", "migrations/src/run.ts", `import type { DB } from "@callavet/shared/node/db.gen.ts";`],
  ["feature → feature", "server/src/features/chat/send.ts", `import { x } from "../sessions/get.ts";`],
  ["product → tests", "worker/src/main.ts", `import { x } from "../../tests/kit/product.ts";`],
  ["Kysely outside queries", "server/src/features/chat/send.ts", `import { sql } from "kysely";`],
];

test.each(planted)("a planted violation is caught: %s", (_what, file, source) => {
  expect(checkImports(new Map([[file, source]]))).toHaveLength(1);
});

test("what is allowed passes", () => {
  const allowed = new Map([
    [
      "web/src/app/a.ts",
      `import type { AppRouter } from "@callavet/server/trpc/router.ts"; import { plan } from "@callavet/shared/contract/pricing.ts";`,
    ],
    [
      "server/src/features/chat/chat.queries.ts",
      `import { sql } from "kysely"; import { asViewer } from "@callavet/shared/node/database.ts";`,
    ],
    ["embedded/src/main.ts", `import { startServer } from "@callavet/server/server.ts";`],
  ]);
  expect(checkImports(allowed)).toEqual([]);
});

test("every import of the house points the right way", () => {
  const sources = houseSources();
  expect(sources.size).toBeGreaterThan(50);
  expect(checkImports(sources)).toEqual([]);
});
