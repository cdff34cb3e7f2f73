import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type BrowserContext, type Page, type WebSocketRoute } from "@playwright/test";
import { createTestDatabase, stopOwnCluster } from "../kit/postgres.ts";
import { startProduct, type Product } from "../kit/product.ts";

export interface ProductOptions {
  database: "pglite" | "postgres";
}

export interface Fixtures {
  /** A new person with a browser of their own. */
  person: (options?: PersonOptions) => Promise<Person>;
}

export interface PersonOptions {
  width?: number;
  height?: number;
  locale?: "es-ES" | "en-US";
  theme?: "dark" | "light";
}

/** Characters a second on a phone's keyboard: what typing time is reckoned with (mean of 36 words a minute). */
const TYPING_SPEED = 3;

/** Somebody at a browser, whose fields filled and buttons pressed are counted. */
export class Person {
  interactions = 0;
  characters = 0;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly url: string;
  readonly #sockets: WebSocketRoute[] = [];

  constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context;
    this.page = page;
    this.url = url;
  }

  /** Puts the test between the page and its sockets, so that it can cut them. */
  async watchSockets(): Promise<void> {
    await this.page.routeWebSocket(/\/trpc/, (socket) => {
      socket.connectToServer();
      this.#sockets.push(socket);
    });
  }

  /** Cuts every open socket and the network with it, as a tunnel does. */
  async loseNetwork(): Promise<void> {
    await this.context.setOffline(true);
    for (const socket of this.#sockets.splice(0)) await socket.close().catch(() => {});
  }

  async regainNetwork(): Promise<void> {
    await this.context.setOffline(false);
  }

  at(testId: string) {
    return this.page.getByTestId(testId);
  }

  async fill(testId: string, text: string): Promise<void> {
    this.interactions += 1;
    this.characters += text.length;
    await this.at(testId).fill(text);
  }

  async press(testId: string): Promise<void> {
    this.interactions += 1;
    await this.at(testId).click();
  }

  get typingSeconds(): number {
    return Math.round(this.characters / TYPING_SPEED);
  }

  startCounting(): void {
    this.interactions = 0;
    this.characters = 0;
  }

  async signIn(email: string, password: string, next: string): Promise<void> {
    await this.page.goto(`${this.url}/sign-in?next=${encodeURIComponent(next)}`);
    await this.fill("auth-email", email);
    await this.fill("auth-password", password);
    await this.press("auth-submit");
    await this.page.waitForURL((address) => address.pathname.startsWith(next));
  }
}

export const test = base.extend<Fixtures, ProductOptions & { product: Product }>({
  database: ["pglite", { option: true, scope: "worker" }],
  product: [
    async ({ database }, use) => {
      const real = database === "postgres" ? await createTestDatabase({ migrated: false }) : null;
      const product = await startProduct({ databaseUrl: real?.url });
      await use(product);
      await product.stop();
      product.remove();
      await real?.close();
      await stopOwnCluster();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  person: async ({ browser, product }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async ({ width = 1440, height = 900, locale = "es-ES", theme = "dark" } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height },
        locale,
        colorScheme: theme,
        reducedMotion: "reduce",
      });
      contexts.push(context);
      const page = await context.newPage();
      return new Person(context, page, product.url);
    });
    for (const context of contexts) await context.close();
  },
});

/** Nothing serious for people with a screen reader, a keyboard or weak eyes. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
}

export { expect };
