import { defineConfig } from "@playwright/test";
import type { ProductOptions } from "./e2e/kit.ts";
import { browserArguments, findBrowser } from "./kit/browser.ts";

export default defineConfig<object, ProductOptions>({
  testDir: "./e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json"]],
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: findBrowser() ?? "", args: browserArguments },
    trace: "retain-on-failure",
  },
  // The same pages over both databases: nothing in the product may depend on which it is.
  projects: [
    // Search brings a database that the test can fill: once is enough.
    { name: "embedded", use: { database: "pglite" }, testIgnore: ["**/search.spec.ts"] },
    // Screenshots, and the stand-in's own pages, are the same over either database: once is enough.
    { name: "postgres", use: { database: "postgres" }, testIgnore: ["**/*screenshots*.spec.ts", "**/stripe-page.spec.ts"] },
  ],
});
