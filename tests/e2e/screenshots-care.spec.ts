import { clientOf, signIn } from "../kit/client.ts";
import { expect, test } from "./kit.ts";
import { giveChat, looks } from "./looks.ts";
import { see } from "./see.ts";

/** What stands on the pages after a consult, in each state, to be looked at. */
const words = {
  es: {
    text: "Vomita desde anoche",
    said: [
      "Parece una gastritis leve, sin señales de obstrucción.",
      "Ofrezca agua en pocas cantidades cada hora.",
      "No le dé comida hasta mañana por la mañana.",
      "Si vomita sangre o tiene la tripa tensa, acuda a urgencias.",
      "Escríbame mañana y me cuenta cómo sigue.",
    ],
    poison: "chocolate negro",
    changed: "Con este calor debe beber más a menudo.",
  },
  en: {
    text: "Has been vomiting since last night",
    said: [
      "It looks like a mild gastritis, with no sign of an obstruction.",
      "Offer small amounts of water every hour.",
      "No more food until tomorrow morning.",
      "If there is blood or the belly is tight, go to an emergency clinic.",
      "Write to me tomorrow and tell me how it goes.",
    ],
    poison: "dark chocolate",
    changed: "In this heat she must drink more often.",
  },
};

for (const look of looks)
  test(`after a consult: ${look.title}`, async ({ person, product }) => {
    const language = look.locale === "es-ES" ? "es" : "en";
    const { text, said, poison, changed } = words[language];
    const name = (page: string) => `care-${page}-${look.suffix}`;
    const of = (start: string) => {
      const found = product.ready.signIns.find(({ email }) => email.startsWith(start));
      if (!found) throw new Error(`no ${start} among the demo sign-ins`);
      return found;
    };
    const [ana, vera] = [of("ana@"), of("vera@")];
    const asAna = clientOf(product, await signIn(product.ready, ana.email));
    const asVera = clientOf(product, await signIn(product.ready, vera.email));
    const dog = (await asAna.pets.list.query({})).items.find(({ species }) => species === "dog");
    await giveChat(product, asAna);
    const { session } = await asAna.sessions.start.mutate({ type: "chat", petId: dog?.id, text, language });
    await asVera.sessions.claim.mutate({ sessionId: session.id });
    for (const body of said) await asVera.chat.send.mutate({ sessionId: session.id, clientId: crypto.randomUUID(), body });

    const vet = await person(look);
    await vet.signIn(vera.email, vera.password, `/vet/consults/${session.id}`);
    await expect(vet.at("message")).toHaveCount(said.length);
    if (look.width < 500) await vet.page.locator(".case > summary").click();
    await vet.at("dose").locator("summary").click();
    await vet.fill("dose-substance", poison);
    await vet.fill("dose-amount", "150");
    await vet.at("dose-unit").selectOption("g");
    await expect(vet.at("dose-words")).toBeVisible();
    await vet.at("dose-words").scrollIntoViewIfNeeded();
    await see(vet.page, name("dose"));

    await asVera.sessions.end.mutate({ sessionId: session.id });
    await expect(vet.at("care")).toHaveAttribute("data-state", "draft", { timeout: 60_000 });
    await see(vet.page, name("draft"));
    const owner = await person(look);
    await owner.signIn(ana.email, ana.password, `/app/consults/${session.id}`);
    await expect(owner.at("care-none")).toBeVisible();
    await see(owner.page, name("owner-none"));
    await vet.at("care-edit").click();
    await see(vet.page, name("edit"));
    await vet.at("care-edit").click();
    await vet.at("care-approve").click();
    await see(vet.page, name("ask"));
    await vet.at("care-confirm").click();
    await expect(vet.at("care-sent")).toBeVisible();
    await vet.at("care-change").click();
    await vet.at("care-note").fill(changed);
    await vet.at("care-plan").fill(said[1] ?? "");
    await vet.at("care-send").click();
    await expect(vet.at("care-sent")).toBeVisible();
    await see(vet.page, name("approved"));
    await expect(owner.at("care")).toContainText(changed);
    await see(owner.page, name("owner"));
    await owner.page.goto(`${product.url}/app/consults`);
    await expect(owner.at("care-tag").first()).toBeVisible();
    await see(owner.page, name("list"));
  });
