import { mkdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { clientOf, signIn } from "../kit/client.ts";
import { expect, expectAccessible, test } from "./kit.ts";

/** What stands on the pages after a consult, in each state, to be looked at. */
const folder = new URL("./screenshots/", import.meta.url).pathname;
const widths = { phone: [390, 844], desktop: [1440, 900] } as const;
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

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    name,
  ).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

for (const [language, theme] of [
  ["es", "dark"],
  ["en", "light"],
] as const)
  for (const [device, [width, height]] of Object.entries(widths))
    test(`after a consult: ${device}, ${language}, ${theme}`, async ({ person, product }) => {
      mkdirSync(folder, { recursive: true });
      const { text, said, poison, changed } = words[language];
      const name = (page: string) => `care-${page}-${device}-${language}-${theme}`;
      const of = (start: string) => {
        const found = product.ready.signIns.find(({ email }) => email.startsWith(start));
        if (!found) throw new Error(`no ${start} among the demo sign-ins`);
        return found;
      };
      const [ana, vera] = [of("ana@"), of("vera@")];
      const asAna = clientOf(product, await signIn(product.ready, ana.email));
      const asVera = clientOf(product, await signIn(product.ready, vera.email));
      const dog = (await asAna.pets.list.query({})).items.find(({ species }) => species === "dog");
      const { session } = await asAna.sessions.start.mutate({ type: "chat", petId: dog?.id, text, language });
      await asVera.sessions.claim.mutate({ sessionId: session.id });
      for (const body of said) await asVera.chat.send.mutate({ sessionId: session.id, clientId: crypto.randomUUID(), body });

      const look = { width, height, locale: language === "es" ? ("es-ES" as const) : ("en-US" as const), theme };
      const vet = await person(look);
      await vet.signIn(vera.email, vera.password, `/vet/consults/${session.id}`);
      await expect(vet.at("message")).toHaveCount(said.length);
      if (device === "phone") await vet.page.locator(".case > summary").click();
      await vet.at("dose").locator("summary").click();
      await vet.fill("dose-substance", poison);
      await vet.fill("dose-amount", "150");
      await vet.at("dose-unit").selectOption("g");
      await expect(vet.at("dose-words")).toBeVisible();
      await vet.at("dose-words").scrollIntoViewIfNeeded();
      await shoot(vet.page, name("dose"));

      await asVera.sessions.end.mutate({ sessionId: session.id });
      await expect(vet.at("care")).toHaveAttribute("data-state", "draft", { timeout: 60_000 });
      await shoot(vet.page, name("draft"));
      const owner = await person(look);
      await owner.signIn(ana.email, ana.password, `/app/consults/${session.id}`);
      await expect(owner.at("care-none")).toBeVisible();
      await shoot(owner.page, name("owner-none"));
      await vet.at("care-edit").click();
      await shoot(vet.page, name("edit"));
      await vet.at("care-edit").click();
      await vet.at("care-approve").click();
      await shoot(vet.page, name("ask"));
      await vet.at("care-confirm").click();
      await expect(vet.at("care-sent")).toBeVisible();
      await vet.at("care-change").click();
      await vet.at("care-note").fill(changed);
      await vet.at("care-plan").fill(said[1] ?? "");
      await vet.at("care-send").click();
      await expect(vet.at("care-sent")).toBeVisible();
      await shoot(vet.page, name("approved"));
      await expect(owner.at("care")).toContainText(changed);
      await shoot(owner.page, name("owner"));
      await owner.page.goto(`${product.url}/app/consults`);
      await expect(owner.at("care-tag").first()).toBeVisible();
      await shoot(owner.page, name("list"));
    });
