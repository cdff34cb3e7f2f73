import { expect, expectAccessible } from "./kit.ts";
import { hit, test } from "./search-kit.ts";

const QUERY = "my horse keeps rolling and looking at its belly";
test("an owner searches in English, reads the guide that is in Spanish alone, and starts a consult from it", async ({
  person,
  product,
}) => {
  const owner = await person({ width: 390, height: 844, locale: "en-US" });
  const { page } = owner;
  await page.goto(`${product.url}/help`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Guides for owners");
  await expectAccessible(page);

  await test.step("results come while one types, with why", async () => {
    await page.keyboard.press("/");
    await expect(owner.at("search-text")).toBeFocused();
    await page.keyboard.type(QUERY);
    const first = owner.at("results").getByTestId("result").first();
    await expect(first).toContainText("Cólico en caballos");
    await expect(first).toContainText("In Spanish");
    await expect(first).toContainText("Emergency");
    await first.getByText("Why this result").click();
    await expect(first.getByTestId("why")).toContainText("It is about:");
    await expect(first.getByTestId("why")).toContainText("It is the nearest in meaning");
    await expect(first.getByTestId("why")).toContainText("both languages are searched at once");
    await expectAccessible(page);
  });

  await test.step("the keyboard goes through them, and back from the guide is where one was", async () => {
    await owner.at("search-text").focus();
    await page.keyboard.press("ArrowDown");
    await expect(owner.at("result-link").first()).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(owner.at("search-text")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(owner.at("article")).toContainText("No espere a la mañana");
    await page.goBack();
    await expect(owner.at("search-text")).toHaveValue(QUERY);
    await owner.at("result-link").first().click();
  });

  await test.step("the guide says first that it does not wait", async () => {
    const article = owner.at("article");
    await expect(article).toContainText("This guide is in Spanish only.");
    await expect(article.getByTestId("urgency-note")).toContainText("This may be an emergency");
    const [note, title] = await Promise.all([
      article.getByTestId("urgency-note").boundingBox(),
      article.getByRole("heading", { level: 1 }).boundingBox(),
    ]);
    expect(note?.y ?? 0).toBeLessThan(title?.y ?? 0);
    await expect(article.locator(".prose strong")).toHaveText("No espere a la mañana.");
    await expect(article.locator(".prose ol > li")).toHaveCount(2);
    await expect(page).toHaveTitle(/Cólico en caballos/);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(article.locator(".prose")).toHaveAttribute("lang", "es");
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", `${product.url}/help/horse-colic?lang=es`);
    await expect(page.locator('meta[name="description"]')).toHaveAttribute("content", /se mira el costado/);
    await expectAccessible(page);
  });

  await test.step("and leads to a vet, with what was read", async () => {
    await owner.at("talk").first().click();
    await owner.fill("auth-email", `rider-${Date.now()}@example.test`);
    await owner.fill("auth-password", "una-clave-larga");
    await owner.press("auth-submit");
    await owner.press("plan-plus");
    await owner.press("pay");
    await expect(owner.at("waiting-room")).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText("I have read the guide “Cólico en caballos: cómo reconocerlo”.")).toBeVisible();
  });
});

test("guides are chosen by animal and topic, in the reader's language", async ({ person, product }) => {
  const reader = await person({ theme: "light" });
  const { page } = reader;
  // The page asks ahead of its scripts, and they take what came: an address that differs would be asked for twice.
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("/articles") && asked.push(request.url()));
  await page.goto(`${product.url}/help/fleas`);
  await expect(reader.at("article")).toBeVisible();
  await page.goto(`${product.url}/help`);
  await expect(reader.at("guide").first()).toBeVisible();
  expect(asked).toHaveLength(2);
  await expect(reader.at("guide")).toHaveText([/Chocolate: cuánto es peligroso/, /Cólico en caballos/]);
  await reader.at("species-cat").click();
  await expect(reader.at("guide")).toHaveText([/Pulgas/]);
  await expect(page).toHaveURL(/species=cat/);
  await expectAccessible(page);
  await reader.at("guide").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Pulgas: cómo librarse de ellas");
  await reader.at("other-language").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Fleas: how to get rid of them");
  await expect(page.locator('link[hreflang="es"]')).toHaveAttribute("href", `${product.url}/help/fleas?lang=es`);
  await expectAccessible(page);
  await page.goto(`${product.url}/help/no-such-guide`);
  await expect(reader.at("missing")).toBeVisible();
});

test("search says when it finds nothing, when words alone answer, and when it cannot be reached", async ({ person, product }) => {
  const reader = await person();
  const { page } = reader;
  await page.goto(`${product.url}/help?q=cabalo`);
  await expect(reader.at("corrected")).toContainText("caballo");
  await expect(hit(reader.at("results"), "Cólico").first()).toBeVisible();

  await page.route("**/search?*", (route) => route.abort());
  await reader.at("search-text").fill("pulgas");
  await expect(reader.at("search-failed")).toContainText("No hemos podido buscar");
  await expect(hit(reader.at("results"), "Cólico").first()).toBeVisible();
  await expectAccessible(page);
  await page.unroute("**/search?*");
  await reader.at("search-failed").getByRole("button").click();
  await expect(hit(reader.at("results"), "Pulgas").first()).toBeVisible();
  await expect(reader.at("search-failed")).toBeHidden();

  await reader.at("search-text").fill("xqzvw kjhgf");
  await expect(reader.at("search-none")).toContainText("Nada sobre «xqzvw kjhgf»");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(reader.at("search-text")).toHaveValue("");
  await expect(reader.at("guide").first()).toBeVisible();

  await page.route("**/search?*", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), degraded: true } });
  });
  await reader.at("search-text").fill("chocolate");
  await expect(reader.at("degraded")).toBeVisible();
});

test("filters stand in the address, and where they leave nothing there is a way back", async ({ person, product }) => {
  const reader = await person({ locale: "en-US" });
  const { page } = reader;
  await page.goto(`${product.url}/help?q=fleas`);
  await expect(hit(reader.at("results"), "Fleas")).toBeVisible();
  await reader.at("filter-language").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page).toHaveURL(/language=es/);
  await expect(hit(reader.at("results"), "Pulgas")).toBeVisible();
  await expect(hit(reader.at("results"), "Fleas")).toBeHidden();
  await reader.at("filter-species").selectOption("horse");
  await reader.at("search-text").fill("pulgas");
  await expect(page).toHaveURL(/q=pulgas/);
  await page.reload();
  await expect(reader.at("filter-species")).toHaveValue("horse");
  await expect(reader.at("filter-language")).toHaveValue("es");
  for (const title of await reader.at("result-link").allTextContents()) expect(title).toContain("Cólico");
  await reader.at("search-text").fill("xqzvw kjhgf");
  await expect(reader.at("search-none")).toContainText("with these filters");
  await expect(reader.at("search-count")).toContainText("Nothing on “xqzvw kjhgf”");
  await expectAccessible(page);
  await reader.at("search-text").fill("pulgas");
  await reader.at("filters-clear").click();
  await expect(page).toHaveURL(/\/help\?q=pulgas$/);
  await expect(hit(reader.at("results"), "Fleas")).toBeVisible();
});

test("an older question never answers a newer one, and what stands stays until the new answer is there", async ({
  person,
  product,
}) => {
  const reader = await person();
  const { page } = reader;
  await page.goto(`${product.url}/help?q=caballo`);
  await expect(hit(reader.at("results"), "Cólico").first()).toBeVisible();
  const held = Promise.withResolvers<void>();
  const given = Promise.withResolvers<string>();
  await page.route(/\/search\?.*q=chocolate/, async (route) => {
    const answer = await route.fetch();
    await held.promise;
    await route.fulfill({ response: answer }).catch(() => {});
  });
  page.on("requestfailed", (request) => given.resolve(request.url()));
  await reader.at("search-text").fill("chocolate");
  await page.waitForRequest(/q=chocolate/);
  await expect(hit(reader.at("results"), "Cólico").first()).toBeVisible();
  await expect(reader.at("results")).toHaveAttribute("aria-busy", "true");
  await reader.at("search-text").fill("pulgas");
  expect(await given.promise).toContain("q=chocolate");
  await expect(reader.at("results").getByTestId("result").first()).toContainText("Pulgas");
  held.resolve();
  await expect(reader.at("results")).toHaveAttribute("aria-busy", "false");
  await expect(reader.at("results").getByTestId("result").first()).toContainText("Pulgas");
});

test("a vet finds an old note of a patient, and an owner does not", async ({ person, product, pool }) => {
  const { rows } = await pool.query<{ id: string; vet_id: string; email: string; owner: string }>(
    `select s.id, s.vet_id, v.email, o.email as owner from chat_sessions s join profiles v on v.id = s.vet_id
     join profiles o on o.id = s.owner_id where s.status = 'completed' order by s.created_at limit 1`,
  );
  const [session] = rows;
  if (!session) throw new Error("no finished consult among the demo data");
  await pool.query(
    "insert into session_notes (session_id, author_id, body) values ($1, $2, 'Soplo sistólico grado tres, control en seis meses')",
    [session.id, session.vet_id],
  );
  await expect
    .poll(
      async () =>
        (
          await pool.query(
            "select 1 from search_vectors v join search_documents d on d.id = v.document_id where d.kind = 'note' and d.body like 'Soplo%' and v.embedded_at is not null",
          )
        ).rowCount,
    )
    .toBeGreaterThan(0);
  const signInOf = (email: string) => {
    const found = product.ready.signIns.find((one) => one.email === email);
    if (!found) throw new Error(`${email} cannot sign in`);
    return found;
  };

  const vet = await person();
  const vetSignIn = signInOf(session.email);
  await vet.signIn(vetSignIn.email, vetSignIn.password, "/vet");
  await vet.at("to-search").click();
  await vet.fill("search-text", "heart murmur");
  const note = vet.at("results").getByTestId("result").first();
  await expect(note).toHaveAttribute("data-kind", "note");
  await expect(note).toContainText("Soplo sistólico");
  await expectAccessible(vet.page);
  await vet.at("filter-to").fill("2020-01-01");
  await expect(vet.at("search-none")).toContainText("con estos filtros");
  await vet.at("widen").click();
  await expect(note).toContainText("Soplo sistólico");
  await vet.at("filter-from").fill(new Date().toLocaleDateString("sv"));
  await expect(note).toContainText("Soplo sistólico");
  await expect(vet.page).toHaveURL(/from=/);
  await note.getByTestId("result-link").click();
  await expect(vet.page).toHaveURL(new RegExp(`/vet/consults/${session.id}`));

  const owner = await person({ width: 390, height: 844 });
  const ownerSignIn = signInOf(session.owner);
  await owner.signIn(ownerSignIn.email, ownerSignIn.password, "/app");
  await owner.at("to-search").click();
  await owner.fill("search-text", "soplo sistólico");
  await expect(owner.page.getByText("Soplo sistólico grado tres")).toBeHidden();
  await expect(owner.at("search-count")).not.toHaveText("Buscando");
  await expectAccessible(owner.page);
});
