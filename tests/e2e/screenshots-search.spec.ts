import type { SearchPage } from "@callavet/shared/contract/search.ts";
import { giveAnswers } from "./answers.ts";
import { expect, test, type Person } from "./kit.ts";
import { looks } from "./looks.ts";
import { mixed, notes, nothing, wordsAlone } from "./search-states.ts";
import { see } from "./see.ts";

/** Guides, search and clinics in every state, to be looked at. */

/** The import runs while the product is up already. */
async function isThere({ page }: Person, address: string, least: number): Promise<void> {
  await expect(async () => {
    const { items } = (await (await page.request.get(address)).json()) as { items: object[] };
    expect(items.length).toBeGreaterThanOrEqual(least);
  }).toPass({ timeout: 90_000 });
}

for (const look of looks) {
  const said = (es: string, en: string) => (look.locale === "es-ES" ? es : en);
  const name = (page: string) => `${page}-${look.suffix}`;

  test(`guides: ${look.title}`, async ({ person, product }) => {
    const reader = await person(look);
    const { page } = reader;
    const give = async (answer: SearchPage | null) => {
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await page.route("**/search?*", (route) => (answer ? route.fulfill({ json: answer }) : route.abort()));
    };
    const asked = `${product.url}/help?q=${said("anda en circulso", "walks in circulso")}`;
    await isThere(reader, `${product.url}/articles?language=en&limit=200`, 150);
    await page.goto(`${product.url}/help`);
    await expect(reader.at("guide").first()).toBeVisible();
    await see(page, name("help"));
    await reader.at("species-cat").click();
    await expect(
      reader
        .at("guide")
        .filter({ hasText: said("gato", "cat") })
        .first(),
    ).toBeVisible();
    await see(page, name("help-cat"));
    await page.goto(`${product.url}/help?species=fish&topic=heart`);
    await expect(reader.at("empty")).toBeVisible();
    await see(page, name("help-empty"));
    await give(mixed);
    await page.goto(asked);
    await reader.at("why").first().locator("summary").click();
    await see(page, name("help-found"));
    await give(nothing);
    await page.goto(`${product.url}/help?q=xqzvw&species=horse`);
    await expect(reader.at("widen")).toBeVisible();
    await see(page, name("help-filtered"));
    await give(null);
    await page.goto(asked);
    await expect(reader.at("search-failed")).toBeVisible();
    await see(page, name("help-failed"));
    for (const slug of ["horse-colic", "fleas"]) {
      await page.goto(`${product.url}/help/${slug}`);
      await expect(reader.at("article")).toBeVisible();
      await see(page, name(`guide-${slug}`));
    }
    await page.goto(`${product.url}/help/no-such-guide`);
    await expect(reader.at("missing")).toBeVisible();
    await see(page, name("guide-missing"));
  });

  test(`search: ${look.title}`, async ({ person, product }) => {
    const signedIn = async (start: string, next: string) => {
      const found = product.ready.signIns.find(({ email }) => email.startsWith(start));
      if (!found) throw new Error(`no ${start} among the demo sign-ins`);
      const somebody = await person(look);
      await somebody.signIn(found.email, found.password, next);
      return somebody;
    };
    const owner = await signedIn("ana@", "/app/search");
    const find = async (who: Person, answer: SearchPage, filters = "") => {
      await giveAnswers(who.page, { "search.query": answer });
      await who.page.goto(
        `${product.url}${new URL(who.page.url()).pathname}?q=${said("anda en circulso", "walks in circulso")}${filters}`,
      );
      await expect(who.at("search-count")).not.toHaveText(said("Buscando", "Searching"));
    };
    await expect(owner.at("search")).toBeVisible();
    await see(owner.page, name("search"));
    await find(owner, mixed);
    await see(owner.page, name("search-found"));
    await owner.at("why").first().locator("summary").click();
    await see(owner.page, name("search-why"));
    await find(owner, wordsAlone);
    await see(owner.page, name("search-degraded"));
    await find(owner, nothing);
    await see(owner.page, name("search-none"));
    await find(owner, nothing, "&scope=records&species=dog&language=en&from=2026-01-01&to=2026-03-31");
    await see(owner.page, name("search-filtered"));

    const vet = await signedIn("vera@", "/vet/search");
    await expect(vet.at("search")).toBeVisible();
    await see(vet.page, name("vet-search"));
    await find(vet, notes, "&species=rabbit");
    await see(vet.page, name("vet-search-found"));
  });

  test(`clinics: ${look.title}`, async ({ person, product }) => {
    const owner = await person(look);
    const { page } = owner;
    const clinics = owner.at("clinic");
    await isThere(owner, `${product.url}/centers/near?q=bogota`, 2);
    await page.goto(`${product.url}/clinics`);
    await expect(page.locator(".clinics-cities h3").first()).toBeVisible();
    await see(page, name("clinics-ask"));
    await page.goto(`${product.url}/clinics?city=MX-Ciudad de México`);
    await clinics.nth(1).locator("summary").click();
    await see(page, name("clinics-list"));
    if (look.width < 500) await page.getByRole("button", { name: said("Mapa", "Map"), exact: true }).click();
    await page.locator(".clinic-dot").last().click();
    await see(page, name("clinics-map"));
    await page.goto(`${product.url}/clinics?city=PE-Iquitos&species=cow&open=1`);
    await expect(owner.at("empty")).toBeVisible();
    await see(page, name("clinics-none"));
    await owner.context.grantPermissions(["geolocation"]);
    await owner.context.setGeolocation({ latitude: 4.6486, longitude: -74.0628 });
    await page.goto(`${product.url}/clinics?emergency=1&open=1`);
    await page.locator(".clinics-where .action").click();
    await expect(clinics.first()).toBeVisible();
    await see(page, name("clinics-emergency"));
    await page.route(/centers\.near/, (route) => route.abort());
    await page.goto(`${product.url}/clinics?city=MX-Puebla`);
    await expect(owner.at("failed")).toBeVisible({ timeout: 30_000 });
    await see(page, name("clinics-failed"));
  });
}
