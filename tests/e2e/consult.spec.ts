import { expect, expectAccessible, test, type Person } from "./kit.ts";

const PASSWORD = "una-clave-larga";
const PROBLEM = "Mi perro comió una media hace dos horas y ahora vomita";

const bodies = (person: Person) =>
  person
    .at("message")
    .evaluateAll((rows) => rows.map((row) => `${row.getAttribute("data-seq")}|${row.querySelector("[data-body]")?.textContent}`));

test("a new owner buys a plan on the way and consults a vet by chat", async ({ person, product }) => {
  const owner = await person({ width: 390, height: 844 });
  const vet = await person();
  const vetSignIn = product.ready.signIns.find(({ role }) => role === "vet");
  if (!vetSignIn) throw new Error("no vet among the demo sign-ins");
  await owner.watchSockets();

  await test.step("from the landing page to the waiting room", async () => {
    await owner.page.goto(`${product.url}/`);
    await owner.fill("problem-text", PROBLEM);
    await owner.press("start-consult");
    await owner.fill("auth-email", `rosa-${Date.now()}@example.test`);
    await owner.fill("auth-password", PASSWORD);
    await owner.press("auth-submit");
    await owner.press("plan-plus");
    await owner.press("pay");
    await expect(owner.at("waiting-room")).toBeVisible({ timeout: 20_000 });
    await expect(owner.page.getByText(PROBLEM)).toBeVisible();
    console.log(
      `budget: new owner, landing → waiting room, plan bought: ${owner.interactions} of 9 interactions, ${owner.typingSeconds} of 60 s typing`,
    );
    expect(owner.interactions).toBeLessThanOrEqual(9);
    expect(owner.typingSeconds).toBeLessThanOrEqual(60);
    await expectAccessible(owner.page);
  });

  await test.step("the animal is described while waiting", async () => {
    await owner.at("pet-name").fill("Tango");
    await owner.page.getByTestId("pet-species-dog").click();
    await owner.at("pet-submit").click();
    await expect(owner.at("session-pet")).toContainText("Tango");
  });

  await test.step("the vet sees the queue and claims", async () => {
    await vet.signIn(vetSignIn.email, vetSignIn.password, "/vet");
    const item = vet.at("queue-item").filter({ hasText: PROBLEM });
    await expect(item).toContainText("Tango");
    vet.startCounting();
    vet.interactions += 1;
    await item.getByTestId("claim").click();
    await expect(vet.at("chat-input")).toBeFocused();
    await expect(vet.page.getByText(PROBLEM).first()).toBeVisible();
    await expect(vet.at("session-pet")).toContainText("Tango");
    console.log(`budget: vet, queue → answering the owner: ${vet.interactions} of 1 interaction`);
    expect(vet.interactions).toBeLessThanOrEqual(1);
    await expect(owner.at("session-status")).toHaveAttribute("data-status", "active");
  });

  await test.step("both exchange 20 messages, with a cut in the middle", async () => {
    const say = async (who: Person, text: string) => {
      await who.at("chat-input").fill(text);
      await who.at("chat-input").press("Enter");
      await expect(who.at("message").filter({ hasText: text })).toBeVisible({ timeout: 1000 });
    };
    const heard = (who: Person, text: string) => expect(who.at("message").filter({ hasText: text })).toBeVisible();
    for (let i = 1; i <= 4; i += 1) {
      await say(vet, `pregunta ${i}.`);
      await heard(owner, `pregunta ${i}.`);
      await say(owner, `respuesta ${i}.`);
      await heard(vet, `respuesta ${i}.`);
    }
    await owner.loseNetwork();
    await expect(owner.at("connection-state")).toBeVisible();
    for (let i = 5; i <= 7; i += 1) await say(vet, `pregunta ${i}.`);
    for (let i = 5; i <= 6; i += 1) await say(owner, `respuesta ${i}.`);
    await expect(owner.at("message").filter({ hasText: "pregunta 7." })).toHaveCount(0);
    await owner.regainNetwork();
    await heard(owner, "pregunta 7.");
    await heard(vet, "respuesta 6.");
    for (let i = 7; i <= 9; i += 1) await say(owner, `respuesta ${i}.`);
    for (let i = 8; i <= 11; i += 1) await say(vet, `pregunta ${i}.`);
    await heard(vet, "respuesta 9.");
    await heard(owner, "pregunta 11.");

    await expect(owner.at("message")).toHaveCount(20);
    await expect(vet.at("message")).toHaveCount(20);
    await expect.poll(() => bodies(owner)).toEqual(await bodies(vet));
    const seqs = (await bodies(vet)).map((row) => Number(row.split("|")[0]));
    expect(seqs).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    await expectAccessible(vet.page);
  });

  await test.step("a refresh keeps the place and the messages", async () => {
    await owner.page.reload();
    await expect(owner.at("message")).toHaveCount(20);
  });

  await test.step("the end, the receipt and the usage", async () => {
    await vet.at("end-consult").click();
    await vet.at("end-confirm").click();
    await expect(owner.at("session-status")).toHaveAttribute("data-status", "completed");
    await expect(owner.at("receipt")).toContainText("Plus");
    await expect(vet.at("session-status")).toHaveAttribute("data-status", "completed");
    await owner.page.goto(`${product.url}/app/usage`);
    await expect(owner.at("usage-chat")).toHaveAttribute("data-consumed", "1");
    await expect(owner.at("usage-chat")).toHaveAttribute("data-remaining", "4");
    await expectAccessible(owner.page);
  });
});

test("an owner with a plan is in the waiting room within three interactions", async ({ person, product }) => {
  const ana = product.ready.signIns.find(({ email }) => email.startsWith("ana@"));
  if (!ana) throw new Error("no Ana among the demo sign-ins");
  const owner = await person({ width: 390, height: 844, locale: "en-US" });
  await owner.signIn(ana.email, ana.password, "/app");
  await owner.page.goto(`${product.url}/`);
  owner.startCounting();
  await owner.fill("problem-text", "My cat has been hiding since yesterday");
  await owner.press("start-consult");
  await expect(owner.at("waiting-room")).toBeVisible();
  console.log(`budget: owner with a plan, landing → waiting room: ${owner.interactions} of 3 interactions`);
  expect(owner.interactions).toBeLessThanOrEqual(3);

  await test.step("leaving before care began costs nothing, and is said so", async () => {
    await owner.at("end-consult").click();
    await owner.at("end-confirm").click();
    await expect(owner.at("session-status")).toHaveAttribute("data-status", "canceled");
    await expect(owner.at("receipt")).toContainText(/not charged/i);
  });
});
