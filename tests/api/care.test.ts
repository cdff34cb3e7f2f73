import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorld, type Someone, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

const CONTENT = {
  summary: "Vomita desde ayer.",
  plan: ["Agua cada hora."],
  warnings: ["Sangre: urgencias."],
  followUp: "Mañana.",
};
const EDITED = { ...CONTENT, plan: ["Agua cada dos horas."] };

interface Held {
  owner: Someone;
  vet: Someone;
  sessionId: string;
}

async function held(): Promise<Held> {
  const [owner, vet] = await Promise.all([world.owner(), world.vet()]);
  const started = await owner.call("POST", "/sessions/start", { type: "chat", text: "Vomita" });
  const sessionId: string = started.body.session.id;
  await vet.call("POST", `/sessions/${sessionId}/claim`, {});
  await vet.call("POST", `/sessions/${sessionId}/messages`, { clientId: randomUUID(), body: "Agua cada hora." });
  expect((await vet.call("POST", "/sessions/end", { sessionId })).status).toBe(200);
  return { owner, vet, sessionId };
}

/** As the worker does. */
async function drafted(): Promise<Held & { draftId: string }> {
  const consult = await held();
  const { rows } = await world.pool.query<{ id: string }>(
    "select id from fn_store_draft($1, $2, 'extractive-1', 'extractive-1', $3)",
    [consult.sessionId, JSON.stringify(CONTENT), "b".repeat(64)],
  );
  return { ...consult, draftId: rows[0]!.id };
}

const look = (who: Someone, sessionId: string) => who.call("GET", `/sessions/${sessionId}/care`);
const listed = async (who: Someone) => (await who.call("GET", "/sessions")).body.items[0].care;

describe("after a consult", () => {
  it("the vet sees that a draft is being made, and the owner nothing", async () => {
    const { owner, vet, sessionId } = await held();
    expect((await look(vet, sessionId)).body).toMatchObject({ state: "drafting", draft: { status: "drafting", content: null } });
    expect((await look(owner, sessionId)).body).toEqual({ sessionId, state: "none", draft: null, plans: [] });
  });

  it("the vet sees the draft, marked; the owner, a stranger and another vet see none of it", async () => {
    const { owner, vet, sessionId } = await drafted();
    expect((await look(vet, sessionId)).body).toMatchObject({
      state: "draft",
      draft: { content: CONTENT, model: "extractive-1" },
    });
    expect(await listed(vet)).toBe("draft");
    expect(await listed(owner)).toBeNull();
    expect(JSON.stringify((await look(owner, sessionId)).body)).not.toContain("Vomita");
    for (const other of [await world.vet(), await world.owner()])
      expect(await look(other, sessionId)).toMatchObject({ status: 404, body: { reason: "session_not_found" } });
    expect((await world.anybody("GET", `/sessions/${sessionId}/care`)).status).toBe(401);
    const { body } = await (await world.admin()).call("GET", `/sessions/${sessionId}/care`);
    expect(body).toMatchObject({ state: "draft" });
  });

  it("approved as edited: the owner gets the edited text, the mark and a word; the draft stays the vet's", async () => {
    const { owner, vet, sessionId, draftId } = await drafted();
    const decided = await vet.call("POST", `/care/drafts/${draftId}/decision`, { decision: "approve", content: EDITED });
    expect(decided).toMatchObject({
      status: 200,
      body: { state: "approved", draft: { content: CONTENT }, plans: [{ content: EDITED }] },
    });
    const { body } = await look(owner, sessionId);
    expect(body).toMatchObject({ state: "approved", draft: null, plans: [{ version: 1, content: EDITED, note: null }] });
    expect(JSON.stringify(body)).not.toContain("extractive");
    expect(await listed(owner)).toBe("approved");
    const { rows } = await world.pool.query("select template from notifications where user_id = $1", [owner.id]);
    expect(rows).toContainEqual({ template: "summary_ready" });
  });

  it("rejected, then written alone, then changed with a note: versions, newest first", async () => {
    const { owner, vet, sessionId, draftId } = await drafted();
    await vet.call("POST", `/care/drafts/${draftId}/decision`, { decision: "reject" });
    expect((await look(vet, sessionId)).body.state).toBe("rejected");
    expect((await look(owner, sessionId)).body.state).toBe("none");
    const write = (body: object) => vet.call("POST", `/sessions/${sessionId}/care`, body);
    expect((await write({ content: CONTENT })).status).toBe(200);
    expect(await write({ content: EDITED })).toMatchObject({ status: 400, body: { details: { field: "note" } } });
    expect((await write({ content: EDITED, note: "Menos agua" })).status).toBe(200);
    expect((await look(owner, sessionId)).body.plans).toMatchObject([
      { version: 2, content: EDITED, note: "Menos agua" },
      { version: 1, content: CONTENT, note: null },
    ]);
  });

  it("the owner's other pages hear of it", async () => {
    const { owner, vet, sessionId, draftId } = await drafted();
    const heard: unknown[] = [];
    const api = owner.api();
    await new Promise<void>((resolve) => {
      api.client.me.events.subscribe(undefined, {
        onData(event) {
          heard.push(event);
          if (event.kind === "ready") void vet.call("POST", `/care/drafts/${draftId}/decision`, { decision: "approve" });
          if (event.kind === "session" && event.sessionId === sessionId) resolve();
        },
      });
    });
    expect(heard).toContainEqual({ kind: "session", sessionId });
  });
});

describe("who may not", () => {
  it("decide: the owner, another vet, an admin, nobody; nor write", async () => {
    const { owner, sessionId, draftId } = await drafted();
    const decide = (who: Someone) => who.call("POST", `/care/drafts/${draftId}/decision`, { decision: "approve" });
    const write = (who: Someone) => who.call("POST", `/sessions/${sessionId}/care`, { content: CONTENT });
    for (const attempt of [decide, write]) {
      expect(await attempt(owner)).toMatchObject({ status: 403, body: { reason: "forbidden" } });
      expect((await attempt(await world.vet())).status).toBe(404);
      expect((await attempt(await world.admin())).body.reason).toBe("not_a_participant");
      expect((await attempt(await world.owner())).status).toBe(404);
    }
    expect((await world.anybody("POST", `/care/drafts/${draftId}/decision`, { decision: "approve" })).status).toBe(401);
    expect((await look(owner, sessionId)).body.state).toBe("none");
  });

  it.each([
    ["no decision", { decision: "maybe" }],
    ["no summary", { decision: "approve", content: { ...CONTENT, summary: " " } }],
    ["a line too long", { decision: "approve", content: { ...CONTENT, plan: ["x".repeat(1001)] } }],
    ["what nobody knows", { decision: "approve", content: { ...CONTENT, html: "<b>" } }],
    ["a list for a text", { decision: "approve", content: { ...CONTENT, followUp: [] } }],
  ])("%s is input_invalid", async (_, body) => {
    const { vet, draftId } = await drafted();
    expect(await vet.call("POST", `/care/drafts/${draftId}/decision`, body)).toMatchObject({
      status: 400,
      body: { reason: "input_invalid" },
    });
  });

  it("a draft that is not there, and a consult that is not over", async () => {
    const vet = await world.vet();
    expect(await vet.call("POST", `/care/drafts/${randomUUID()}/decision`, { decision: "reject" })).toMatchObject({
      status: 404,
      body: { reason: "not_found" },
    });
    const owner = await world.owner();
    const { body } = await owner.call("POST", "/sessions/start", { type: "chat" });
    await vet.call("POST", `/sessions/${body.session.id}/claim`, {});
    expect(await vet.call("POST", `/sessions/${body.session.id}/care`, { content: CONTENT })).toMatchObject({
      status: 409,
      body: { reason: "consult_not_over" },
    });
  });
});
