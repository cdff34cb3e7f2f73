import { clientOf, signIn } from "../kit/client.ts";
import { expect, expectAccessible, test } from "./kit.ts";
import { giveChat, looks, shoot } from "./looks.ts";

/** Every page, to be looked at. */
for (const look of looks)
  test(`pages: ${look.title}`, async ({ person, product }) => {
    const name = (page: string) => `${page}-${look.suffix}`;
    const demo = (start: string) => {
      const found = product.ready.signIns.find(({ email }) => email.startsWith(start));
      if (!found) throw new Error(`no ${start} among the demo sign-ins`);
      return found;
    };

    const words = (es: string, en: string) => (look.locale === "es-ES" ? es : en);
    const owner = await person(look);
    const see = async (path: string, page: string) => {
      await owner.page.goto(`${product.url}${path}`);
      await shoot(owner.page, name(page));
      await expectAccessible(owner.page);
    };
    await see("/", "landing");
    await see("/sign-up", "sign-up");
    const ana = demo("ana@");
    await owner.signIn(ana.email, ana.password, "/app");
    for (const page of ["", "/billing", "/plans", "/pets", "/consults"]) await see(`/app${page}`, `app${page.replace("/", "-")}`);

    const asAna = clientOf(product, await signIn(product.ready, ana.email));
    const past = await asAna.sessions.list.query({ status: "completed", limit: 1 });
    if (past.items[0]) await see(`/app/consults/${past.items[0].id}`, "consult-ended");

    const pet = (await asAna.pets.list.query({})).items[0];
    const problem = words("Come poco desde ayer y está decaída", "She has eaten little since yesterday and seems low");
    await giveChat(product, asAna);
    const { session } = await asAna.sessions.start.mutate({ type: "chat", petId: pet?.id, text: problem });
    await see(`/app/consults/${session.id}`, "consult-waiting");

    const vera = demo("vera@");
    const vet = await person(look);
    await vet.signIn(vera.email, vera.password, "/vet");
    // Others may be waiting too, longer than she has.
    const waiting = vet.at("queue-item").filter({ hasText: problem });
    await expect(waiting).toBeVisible();
    await shoot(vet.page, name("vet-queue"));
    await expectAccessible(vet.page);
    await waiting.getByTestId("claim").click();
    await expect(vet.at("chat-input")).toBeFocused();
    // In the dark the vet answers, and the plan pays; in the light nobody does, and nothing is charged.
    const speaker = look.theme === "dark" ? vet : owner;
    await speaker.at("chat-input").fill(words("Hola. ¿Bebe agua con normalidad?", "Hello. Is she drinking as usual?"));
    await speaker.at("chat-input").press("Enter");
    for (const who of [owner, vet]) await expect(who.at("message")).toHaveCount(1);
    await shoot(owner.page, name("consult-active"));
    await shoot(vet.page, name("vet-consult"));
    await expectAccessible(vet.page);
    await vet.at("end-consult").click();
    await vet.at("end-confirm").click();
    await expect(owner.at("receipt")).toBeVisible();
    await shoot(owner.page, name("consult-receipt"));

    const operator = await person(look);
    const admin = demo("admin@");
    await operator.page.goto(product.ready.admin);
    await shoot(operator.page, name("admin-sign-in"));
    await operator.fill("admin-signin-email", admin.email);
    await operator.fill("admin-signin-password", admin.password);
    await operator.press("admin-signin-submit");
    await expect(operator.at("subscriptions-row").first()).toBeVisible();
    for (const [page, row] of [
      ["subscriptions", "subscriptions-row"],
      ["sessions", "sessions-row"],
      ["pricing", "pricing-plan"],
    ] as const) {
      await operator.page.goto(`${product.url}/admin/ui/${page}`);
      await expect(operator.at(row).first()).toBeVisible();
      await shoot(operator.page, name(`admin-${page}`));
      await expectAccessible(operator.page);
    }
  });
