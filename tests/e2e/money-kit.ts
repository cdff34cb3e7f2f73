import { clientOf, signIn, signUp } from "../kit/client.ts";
import type { Product } from "../kit/product.ts";
import { expect, type Person } from "./kit.ts";

const PASSWORD = "una-clave-larga";
export const cards = {
  declined: "4000 0000 0000 0002",
  /** It can be kept, and is refused when it is charged. */
  refusedLater: "4000 0000 0000 0341",
  asksTheBank: "4000 0025 0000 3155",
} as const;

export type Client = ReturnType<typeof clientOf>;

/** A new person, signed in in the browser and through the API alike. */
export async function newOwner(product: Product, owner: Person): Promise<{ email: string; client: Client }> {
  const email = `dueno-${crypto.randomUUID().slice(0, 8)}@example.test`;
  const client = clientOf(product, await signUp(product.ready, email, PASSWORD));
  await owner.signIn(email, PASSWORD, "/app");
  return { email, client };
}

/** Chooses the plan on the site and pays for it at Stripe's stand-in. */
export async function buyPlan(product: Product, owner: Person, plan: string): Promise<void> {
  await owner.page.goto(`${product.url}/app/plans`);
  await owner.press(`plan-${plan}`);
  await owner.press("pay");
  await owner.page.waitForURL(/\/app$/);
}

/** The vet takes it, answers and ends it: one unit is used. */
export async function holdConsult(product: Product, sessionId: string): Promise<void> {
  const vera = product.ready.signIns.find(({ email }) => email.startsWith("vera@"));
  if (!vera) throw new Error("no Vera among the demo sign-ins");
  const vet = clientOf(product, await signIn(product.ready, vera.email));
  await vet.sessions.claim.mutate({ sessionId });
  await vet.chat.send.mutate({ sessionId, clientId: crypto.randomUUID(), body: "Buenas noches. ¿Desde cuándo?" });
  await vet.sessions.end.mutate({ sessionId });
}

/** Uses up so many chats of the plan. */
export async function useUp(product: Product, client: Client, chats: number): Promise<void> {
  for (let i = 0; i < chats; i += 1) {
    const { session } = await client.sessions.start.mutate({ type: "chat", text: "Una duda" });
    await holdConsult(product, session.id);
  }
}

/** Writes what is wrong and presses the button: two interactions. */
export async function ask(product: Product, owner: Person, text: string): Promise<void> {
  await owner.page.goto(`${product.url}/app`);
  owner.startCounting();
  await owner.fill("problem-text", text);
  await owner.press("start-consult");
}

/** A press on Stripe's dashboard, in the row of this person's newest payment. */
export async function onDashboard(product: Product, owner: Person, email: string, button: string): Promise<void> {
  const page = await owner.context.newPage();
  await page.goto(`${product.ready.stripe}/dashboard`);
  const row = page
    .getByRole("listitem")
    .filter({ hasText: email })
    .filter({ has: page.getByRole("button", { name: button }) });
  await row.first().getByRole("button", { name: button }).click();
  await expect(page.getByRole("heading", { name: "Payments" })).toBeVisible();
  await page.close();
}

export async function payWith(owner: Person, card: string): Promise<void> {
  await owner.page.locator("#card").locator('[name="number"]').fill(card);
  await owner.press("pay");
}
