import { expect, expectAccessible, test, type Person } from "./kit.ts";

const chapinero = { latitude: 4.6486, longitude: -74.0628 };

async function stand(somebody: Person, place: { latitude: number; longitude: number }): Promise<void> {
  await somebody.context.grantPermissions(["geolocation"]);
  await somebody.context.setGeolocation(place);
}

const rows = ({ page }: Person) => page.getByTestId("clinic");

/** The import runs while the product is up already. */
async function clinicsAreThere({ page, url }: Person): Promise<void> {
  await expect(async () => {
    const answer = await page.request.get(`${url}/centers/near?q=bogota&emergency=true`);
    expect(((await answer.json()) as { items: object[] }).items.length).toBeGreaterThan(1);
  }).toPass({ timeout: 60_000 });
}

test("danger in the text leads to the open emergency clinics near by, without an account", async ({ person, product }) => {
  const owner = await person({ width: 390, height: 844 });
  await owner.page.goto(product.url);
  await clinicsAreThere(owner);
  await stand(owner, chapinero);
  await owner.page.getByRole("textbox").first().fill("Mi perro tiene el vientre hinchado y arcadas sin vomitar");
  await owner.page.getByTestId("to-clinics").click();
  await expect(owner.page).toHaveURL(/\/clinics\?emergency=1&open=1$/);
  await owner.page.getByRole("button", { name: "Usar mi ubicación" }).click();
  await expect(owner.at("clinics-place")).toContainText("Cerca de donde está usted");
  await expect(rows(owner).first()).toContainText("Bogotá");
  await expect(rows(owner).first()).toContainText("Atiende urgencias");
  for (const words of await owner.at("clinic-open").allTextContents()) expect(words).toMatch(/^Abierta/);
  const [href] = await rows(owner)
    .first()
    .locator('a[href^="tel:"]')
    .evaluateAll((links) => links.map((a) => a.getAttribute("href")));
  expect(href).toMatch(/^tel:\+57\d{10}$/);
  // The place is in the tab, never in the address; a reload keeps it.
  expect(owner.page.url()).not.toContain("4.6");
  await owner.page.reload();
  await expect(rows(owner).first()).toContainText("Bogotá");
});

test("who is not located types a city or chooses one; the address keeps everything", async ({ person, product }) => {
  const owner = await person({ locale: "en-US" });
  await owner.page.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = (_found, failed) =>
      failed?.({ code: 1, message: "", PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 });
  });
  await owner.page.goto(`${product.url}/clinics`);
  await clinicsAreThere(owner);
  await owner.page.reload();
  await owner.page.getByRole("button", { name: "Use my location" }).click();
  await expect(owner.page.getByRole("alert")).toContainText("Type your city");
  await owner.page.getByLabel("City, neighbourhood or clinic").fill("seville");
  await owner.page.keyboard.press("Enter");
  await expect(owner.at("clinics-place")).toContainText("Near Sevilla");
  await expect(rows(owner).first()).toContainText("Sevilla");
  const all = await rows(owner).count();
  await owner.at("clinics-emergency").check();
  await expect.poll(() => rows(owner).count()).toBeLessThan(all);
  await owner.at("clinics-species").selectOption("fish");
  await expect(owner.at("empty")).toContainText("No such clinic within");
  await expect(owner.page).toHaveURL(/city=ES-Sevilla/);
  await owner.page.reload();
  await expect(owner.at("empty")).toBeVisible();
  await owner.page.getByRole("button", { name: "Remove the filters" }).click();
  await expect.poll(() => rows(owner).count()).toBe(all);
  await owner.page.getByLabel("City, neighbourhood or clinic").fill("triana");
  await owner.page.keyboard.press("Enter");
  await expect(rows(owner)).toHaveCount(1);
  await owner.page.getByRole("button", { name: "Change the place" }).click();
  await owner.page.getByRole("button", { name: "Edinburgh" }).click();
  await expect(rows(owner).first()).toContainText("Edinburgh");
});

test("the map: dots with the list's numbers, moved by keys, a dot shows its clinic", async ({ person, product }) => {
  const owner = await person({ width: 390, height: 844 });
  await owner.page.goto(`${product.url}/clinics?city=ES-Madrid`);
  await clinicsAreThere(owner);
  await owner.page.reload();
  await expect(rows(owner).first()).toBeVisible();
  await owner.page.getByRole("button", { name: "Mapa" }).click();
  const map = owner.at("clinic-map");
  const first = map.locator(".clinic-dot", { has: owner.page.locator("text", { hasText: /^1$/ }) });
  const placeOf = () => first.getAttribute("transform");
  const before = await placeOf();
  await map.getByRole("group").focus();
  await owner.page.keyboard.press("ArrowRight");
  expect(await placeOf()).not.toBe(before);
  await owner.page.keyboard.press("0");
  expect(await placeOf()).toBe(before);
  await owner.page.keyboard.press("+");
  await owner.page.keyboard.press("0");
  await map.getByRole("button", { name: "Acercar" }).click();
  await map.getByRole("button", { name: "Volver al principio" }).click();
  expect(await placeOf()).toBe(before);
  await first.click();
  await expect(owner.at("clinic-chosen")).toContainText("Madrid");
  await expectAccessible(owner.page);
});
