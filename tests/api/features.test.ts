import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.pool.query(
    `insert into overage_items (code, type, name_es, name_en, currency, amount) values
       ('chat_unit', 'chat', 'Una consulta', 'One consult', 'usd', 790), ('video_unit', 'video', 'Un video', 'One video', 'usd', 1490)`,
  );
});
afterAll(() => world?.close());

describe("accounts", () => {
  it("reads and changes one's own profile", async () => {
    const person = world.person();
    const changed = await person.call("PATCH", "/me", {
      fullName: " Ana ",
      language: "en",
      country: "MX",
      timeZone: "America/Mexico_City",
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { fullName: "Ana", language: "en", country: "MX", timeZone: "America/Mexico_City" },
    });
    expect((await person.api().client.me.get.query({})).fullName).toBe("Ana");
  });

  it("tells one's own pages of the plan and of consults", async () => {
    const person = world.person();
    const heard: string[] = [];
    await new Promise<void>((resolve, reject) => {
      person.api().client.me.events.subscribe(undefined, {
        onError: reject,
        onData: ({ kind, sessionId }) => {
          heard.push(kind);
          if (kind === "ready") void person.call("POST", "/sessions/start", { type: "chat" });
          if (kind === "session" && sessionId) resolve();
        },
      });
    });
    expect(heard).toEqual(["ready", "session"]);
  });
});

describe("pets", () => {
  it("are added, read, changed and listed", async () => {
    const person = world.person();
    const made = await person.call("POST", "/pets", {
      name: "Luna",
      species: "horse",
      bornOn: "2019-02-28",
      weightGrams: 410_000,
    });
    expect(made).toMatchObject({ status: 200, body: { name: "Luna", bornOn: "2019-02-28", neutered: null, notes: "" } });
    const path = `/pets/${made.body.id}`;
    expect((await person.call("PATCH", path, { notes: "Alérgica", breed: "PRE" })).body).toMatchObject({
      name: "Luna",
      notes: "Alérgica",
      breed: "PRE",
    });
    expect((await person.call("PATCH", path, {})).body).toMatchObject({ breed: "PRE" });
    expect((await person.call("GET", path)).body).toEqual((await person.call("GET", "/pets")).body.items[0]);
  });
});

describe("memberships", () => {
  it("start locally where there is no Stripe, once, and say so in usage", async () => {
    await world.pool.query(
      "insert into subscription_plans (code, name_es, name_en, included_chats, included_videos) values ('local', 'Local', 'Local', 2, 1) on conflict do nothing",
    );
    const person = world.person();
    expect((await person.call("GET", "/subscriptions/usage/current")).body).toMatchObject({ planCode: null, chatsRemaining: 0 });
    const bought = await person.call("POST", "/subscriptions/checkout", { plan_code: "local" });
    expect(bought).toMatchObject({
      status: 200,
      body: { url: null, stub: true, subscription: { planCode: "local", status: "active", live: true, stub: true } },
    });
    expect(await person.call("POST", "/subscriptions/checkout", { plan_code: "local" })).toMatchObject({
      status: 409,
      body: { reason: "already_has_active_subscription" },
    });
    expect((await person.call("GET", "/subscriptions/my")).body.items).toHaveLength(1);
    expect((await person.call("GET", "/subscriptions/usage")).body).toMatchObject({
      planCode: "local",
      chat: { included: 2, remaining: 2 },
      video: { included: 1 },
    });
    expect(
      (
        await person.call("POST", "/subscriptions/stripe/checkout", {
          plan_code: "local",
          success_url: `${world.url}/a`,
          cancel_url: `${world.url}/b`,
        })
      ).body.reason,
    ).toBe("provider_unavailable");
  });
});

describe("consults", () => {
  it("wait for payment without a unit, and name what would pay", async () => {
    const person = world.person();
    const started = await person.call("POST", "/sessions/start", { mode: "video" });
    expect(started.body).toMatchObject({
      created: true,
      consumption: null,
      room: null,
      overage: true,
      session: { status: "pending_payment", type: "video" },
    });
    expect(started.body.items).toEqual([
      { code: "video_unit", type: "video", name: { es: "Un video", en: "One video" }, units: 1, amount: 1490, currency: "usd" },
    ]);
    expect((await person.call("GET", "/me")).body.liveSessionId).toBe(started.body.session.id);
  });

  it("are the same for the same request, and refuse another kind meanwhile", async () => {
    const owner = await world.owner();
    const request = { type: "chat", clientRequestId: randomUUID(), text: "Se comió un chocolate" };
    const answers = await Promise.all([1, 2, 3].map(() => owner.call("POST", "/sessions/start", request)));
    expect(new Set(answers.map(({ body }) => body.session.id)).size).toBe(1);
    expect(answers.filter(({ body }) => body.created)).toHaveLength(1);
    expect(answers[0]?.body.session).toMatchObject({ urgency: "emergency", redFlags: ["poisoning"] });
    const other = await owner.call("POST", "/sessions/start", { type: "video" });
    expect(other).toMatchObject({
      status: 409,
      body: { reason: "session_already_live", details: { sessionId: answers[0]?.body.session.id } },
    });
  });

  it("go from the queue to one vet, and end with a receipt", async () => {
    const [owner, first, second] = await Promise.all([world.owner({ chats: 1 }), world.vet(), world.vet()]);
    const { id } = (await owner.call("POST", "/sessions/start", { type: "chat", text: "No puede respirar" })).body.session;
    const pet = await owner.call("POST", "/pets", { name: "Kira", species: "dog" });
    expect((await owner.call("PATCH", `/sessions/${id}`, { petId: pet.body.id })).body.petId).toBe(pet.body.id);
    expect((await owner.call("GET", `/sessions/${id}`)).body).toMatchObject({
      role: "owner",
      pet: { name: "Kira" },
      vet: null,
      receipt: null,
    });

    const queue = (await first.call("GET", "/sessions/queue")).body.items;
    const { ahead } = (await owner.call("GET", `/sessions/${id}`)).body;
    expect(queue[ahead].id).toBe(id);
    expect(queue.find((item: { id: string }) => item.id === id)).toMatchObject({
      ownerName: "Somebody",
      pet: { name: "Kira" },
      urgency: "emergency",
    });
    expect(queue.map(({ urgency }: { urgency: string }) => urgency)).toEqual(
      queue.map(({ urgency }: { urgency: string }) => urgency).toSorted(),
    );

    const claims = await Promise.all([first, second].map((vet) => vet.call("POST", `/sessions/${id}/claim`, {})));
    expect(new Set(claims.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(claims.find(({ status }) => status === 409)?.body.reason).toBe("already_claimed");
    const vet = claims[0]?.status === 200 ? first : second;
    await vet.call("POST", `/sessions/${id}/messages`, { clientId: randomUUID(), body: "Vaya a urgencias" });
    const ended = await vet.call("PATCH", `/sessions/${id}`, { status: "completed" });
    expect(ended.body).toMatchObject({ status: "completed", endedBy: "vet" });
    expect((await owner.call("GET", `/sessions/${id}`)).body).toMatchObject({
      vet: { displayName: "Dr. Test" },
      receipt: { paidBy: "plan", planCode: "test_1_2", planName: { es: "Prueba", en: "Test" }, units: 1, remaining: 0 },
    });
    expect((await owner.call("GET", "/subscriptions/usage")).body.chat).toMatchObject({
      included: 1,
      consumed: 1,
      reserved: 0,
      remaining: 0,
    });
  });

  it("cost nothing when no vet answered", async () => {
    const owner = await world.owner();
    const { id } = (await owner.call("POST", "/sessions/start", { type: "chat" })).body.session;
    expect((await owner.call("POST", "/sessions/end", { sessionId: id })).body).toMatchObject({
      session: { status: "canceled", endedBy: "owner" },
      receipt: { paidBy: "nothing", units: 0 },
    });
  });

  it("are listed newest first, page by page, each once", async () => {
    const owner = await world.owner({ chats: 10 });
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const { id } = (await owner.call("POST", "/sessions/start", { type: "chat" })).body.session;
      await owner.call("POST", "/sessions/end", { sessionId: id });
      made.unshift(id);
    }
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { body } = await owner.call("GET", `/sessions?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(made);
    expect((await owner.call("GET", "/sessions?status=waiting")).body.items).toEqual([]);
  });
});

describe("the operator's lists", () => {
  it("find by a part of the address, in either order, page by page", async () => {
    const [admin, owner] = await Promise.all([world.admin(), world.owner()]);
    await owner.call("POST", "/sessions/start", { type: "chat" });
    const part = owner.id.slice(0, 13).toUpperCase();
    const sessions = (await admin.call("GET", `/admin/sessions?email=${part}`)).body.items;
    expect(sessions).toMatchObject([{ ownerId: owner.id, ownerEmail: `${owner.id}@test.callavet.test`, paidBy: null }]);
    const subscriptions = (await admin.call("GET", `/admin/subscriptions?email=${part}`)).body.items;
    expect(subscriptions).toMatchObject([{ userId: owner.id, live: true, planCode: "test_5_2" }]);
    expect((await admin.call("GET", "/admin/sessions?email=%25")).body.items).toEqual([]);
    const all = await admin.call("GET", "/admin/sessions?limit=100&order=oldest");
    const first = await admin.call("GET", "/admin/sessions?limit=1&order=oldest");
    const next = await admin.call("GET", `/admin/sessions?limit=1&order=oldest&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...next.body.items]).toEqual(all.body.items.slice(0, 2));
    expect((await admin.call("GET", "/admin/pricing")).body.items.length).toBeGreaterThan(0);
  });
});
