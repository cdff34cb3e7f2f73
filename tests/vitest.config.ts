import { defineConfig } from "vitest/config";

const layers = ["unit", "db", "api", "worker", "embedded", "house", "peers"];

export default defineConfig({
  test: {
    root: import.meta.dirname,
    globalSetup: "./kit/global-setup.ts",
    // Several files at once on two cores: more only makes each slower.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      ...layers.map((name) => ({ extends: true as const, test: { name, include: [`${name}/**/*.test.ts`] } })),
      // The same functions and policies on the embedded database. It has one backend: nothing can wait for a lock there.
      {
        extends: true as const,
        test: {
          name: "pglite",
          include: ["db/**/*.test.ts"],
          // That the model sees mistakes is shown once.
          exclude: ["db/concurrency/**", "db/migrations/**", "db/properties/money-planted.test.ts"],
          env: { CALLAVET_DB: "pglite" },
        },
      },
    ],
  },
});
