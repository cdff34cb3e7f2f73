import { clientOf, signIn } from "../kit/client.ts";
import { expect, expectAccessible, test, type Person } from "./kit.ts";

const SAID = [
  "Parece una gastritis leve, sin señales de obstrucción.",
  "Ofrezca agua en pocas cantidades cada hora.",
  "No le dé comida hasta mañana por la mañana.",
  "Si vomita sangre, acuda a urgencias.",
  "Escríbame mañana y me cuenta cómo sigue.",
];

/** The worker may have other work first: it embeds the articles of a fresh start. */
const DRAFTED = { timeout: 60_000 };

const demo = (product: { ready: { signIns: { email: string; password: string }[] } }, start: string) => {
  const found = product.ready.signIns.find(({ email }) => email.startsWith(start));
  if (!found) throw new Error(`no ${start} among the demo sign-ins`);
  return found;
};

const say = async (who: Person, text: string) => {
  await who.at("chat-input").fill(text);
  await who.at("chat-input").press("Enter");
  await expect(who.at("message").filter({ hasText: text })).toBeVisible();
};

test("the owner has no word of a draft before the vet approves it, and then what the vet made of it", async ({
  person,
  product,
}) => {
  const ana = demo(product, "ana@");
  const vera = demo(product, "vera@");
  const asAna = clientOf(product, await signIn(product.ready, ana.email));
  const pets = await asAna.pets.list.query({});
  const dog = pets.items.find(({ species, weightGrams }) => species === "dog" && weightGrams);
  if (!dog) throw new Error("Ana has no dog with a weight");
  const { session } = await asAna.sessions.start.mutate({ type: "chat", petId: dog.id, text: "Vomita desde anoche" });
  const owner = await person({ width: 390, height: 844 });
  await owner.signIn(ana.email, ana.password, `/app/consults/${session.id}`);
  const vet = await person();
  await vet.signIn(vera.email, vera.password, "/vet");

  await test.step("the vet answers, and looks up what an amount means for this animal", async () => {
    await vet.at("queue-item").filter({ hasText: "Vomita desde anoche" }).getByTestId("claim").click();
    await expect(vet.at("chat-input")).toBeFocused();
    await vet.at("dose").locator("summary").click();
    await expect(vet.at("dose-species")).toHaveValue("dog");
    await expect(vet.at("dose-weight")).toHaveValue(((dog.weightGrams ?? 0) / 1000).toLocaleString("es"));
    await vet.fill("dose-substance", "xilitol");
    await expect(vet.at("dose-words")).toHaveAttribute("data-verdict", "needs_amount");
    await vet.fill("dose-amount", "20");
    await vet.at("dose-unit").selectOption("g");
    await expect(vet.at("dose-words")).toHaveAttribute("data-verdict", /serious|signs/);
    await vet.fill("dose-weight", "");
    await expect(vet.at("dose-words")).toHaveAttribute("data-verdict", "needs_weight");
    await vet.fill("dose-substance", "uvas");
    await expect(vet.at("dose-words")).toHaveAttribute("data-verdict", "any_amount");
    await expectAccessible(vet.page);
    for (const line of SAID) await say(vet, line);
  });

  await test.step("the draft comes beside the conversation, and says how it was made", async () => {
    await vet.at("end-consult").click();
    await vet.at("end-confirm").click();
    await expect(vet.at("care")).toHaveAttribute("data-state", "draft", DRAFTED);
    await expect(vet.at("care-origin")).toContainText("sin modelo de lenguaje");
    const care = vet.at("care");
    await expect(care.locator("li").filter({ hasText: SAID[1] })).toBeVisible();
    await expect(care.locator(".care-warnings")).toContainText(SAID[3] ?? "");
    await expect(vet.at("message")).toHaveCount(SAID.length);
    await expectAccessible(vet.page);
  });

  await test.step("the owner has none of it, after a reload and by the API neither", async () => {
    await expect(owner.at("session-status")).toHaveAttribute("data-status", "completed");
    await expect(owner.at("care-none")).toBeVisible();
    await owner.page.reload();
    await expect(owner.at("care-none")).toBeVisible();
    await expect(owner.at("care")).toHaveCount(0);
    expect(await asAna.care.get.query({ sessionId: session.id })).toMatchObject({ state: "none", draft: null, plans: [] });
  });

  await test.step("edited and approved by the keyboard alone; a reload on the way loses nothing", async () => {
    await vet.page.locator("body").press("e");
    await expect(vet.at("care-summary")).toBeFocused();
    await vet.at("care-plan").fill("Agua en pocas cantidades cada dos horas.\nDieta blanda desde mañana.");
    await vet.page.reload();
    await expect(vet.at("care").locator("li").filter({ hasText: "Dieta blanda desde mañana." })).toBeVisible();
    await vet.page.keyboard.press("r");
    await expect(vet.at("care-confirm")).toBeFocused();
    await vet.page.keyboard.press("Escape");
    await expect(vet.at("care-ask")).toHaveCount(0);
    await vet.page.keyboard.press("a");
    await expect(vet.at("care-confirm")).toBeFocused();
    await vet.page.keyboard.press("Enter");
    await expect(vet.at("care-sent")).toBeVisible();
  });

  await test.step("the owner's open page shows it as edited, by itself, and the list has a mark", async () => {
    await expect(owner.at("care")).toContainText("Dieta blanda desde mañana.");
    await expect(owner.at("care")).toContainText("cada dos horas");
    await expect(owner.at("care")).not.toContainText(SAID[1] ?? "");
    await expectAccessible(owner.page);
    await owner.page.goto(`${product.url}/app/consults`);
    await expect(owner.at("care-tag").first()).toHaveAttribute("data-care", "approved");
    expect(JSON.stringify(await asAna.care.get.query({ sessionId: session.id }))).not.toContain(SAID[1]);
  });

  await test.step("a later change is a new version, and says why", async () => {
    await vet.at("care-change").click();
    await vet.at("care-plan").fill("Agua cada hora.");
    await vet.at("care-send").click();
    await expect(vet.at("care-note")).toHaveAttribute("aria-invalid", "true");
    await vet.at("care-note").fill("Con este calor debe beber más a menudo.");
    await vet.at("care-send").click();
    await expect(vet.at("care-sent")).toBeVisible();
    await owner.page.goto(`${product.url}/app/consults/${session.id}`);
    await expect(owner.at("care").locator(".care-note")).toContainText("Con este calor");
    await owner.at("care").locator("summary").click();
    await expect(owner.at("care").locator(".care-earlier")).toContainText("Dieta blanda desde mañana.");
  });
});

test("a rejected draft reaches nobody, and the vet writes from it", async ({ person, product }) => {
  const ana = demo(product, "ana@");
  const vera = demo(product, "vera@");
  const asAna = clientOf(product, await signIn(product.ready, ana.email));
  const asVera = clientOf(product, await signIn(product.ready, vera.email));
  const { session } = await asAna.sessions.start.mutate({ type: "chat", text: "My dog coughs at night", language: "en" });
  await asVera.sessions.claim.mutate({ sessionId: session.id });
  await asVera.chat.send.mutate({
    sessionId: session.id,
    clientId: crypto.randomUUID(),
    body: "It looks like kennel cough. Keep him warm and rest him.",
  });
  await asVera.sessions.end.mutate({ sessionId: session.id });
  const vet = await person({ locale: "en-US" });
  await vet.signIn(vera.email, vera.password, `/vet/consults/${session.id}`);
  await expect(vet.at("care")).toHaveAttribute("data-state", "draft", DRAFTED);
  await vet.page.keyboard.press("r");
  await expect(vet.at("care-confirm")).toBeFocused();
  await vet.page.keyboard.press("Enter");
  await expect(vet.at("care")).toHaveAttribute("data-state", "rejected");
  expect(await asAna.care.get.query({ sessionId: session.id })).toMatchObject({ state: "none", plans: [] });
  await expect(vet.at("care-plan")).toHaveValue(/Keep him warm/);
  await vet.at("care-summary").fill("");
  await vet.at("care-send").click();
  await expect(vet.at("care-summary")).toHaveAttribute("aria-invalid", "true");
  await vet.at("care-summary").fill("Kennel cough, mild.");
  await vet.at("care-send").click();
  await expect(vet.at("care-sent")).toBeVisible();
  expect((await asAna.care.get.query({ sessionId: session.id })).plans).toMatchObject([
    { content: { summary: "Kennel cough, mild." } },
  ]);
});
