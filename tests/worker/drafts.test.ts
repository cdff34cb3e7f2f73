import { Writable } from "node:stream";
import { startWorker, type RunningWorker } from "@callavet/worker/worker.ts";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type ChatServer, startChatServer } from "./kit/chat-server.ts";
import { draftOf, heldConsult, type Talk } from "./kit/consults.ts";
import { until } from "./kit/wait.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
let chat: ChatServer;
let worker: RunningWorker;
let logged = "";
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  chat = await startChatServer();
  logged = "";
  const keep = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk);
      done();
    },
  });
  const log = pino({ level: "trace" }, keep);
  const env = { OPENAI_API_KEY: "sk-local", OPENAI_BASE_URL: chat.url, OPENAI_MODEL: "tiny", EMBEDDINGS: "local" as const };
  worker = await startWorker({ env, pool: world.pool, log });
});
afterEach(async () => {
  await worker.stop();
  await chat.close();
});

const TALK: Talk = {
  text: "Luna vomita desde ayer",
  said: [
    "v: Hola, Ana. ¿Desde cuándo vomita Luna?",
    "o: Desde ayer. Mi correo es ana@casa.example y mi teléfono +34 600 123 456",
    "v: Dele a luna 5 ml de agua cada hora. Si vomita sangre, acuda a urgencias.",
  ],
  note: "Luna: probable gastritis",
};
const ANSWER = {
  summary: "[ANIMAL] vomita desde ayer, contó [OWNER].",
  plan: ["Dele a [animal] 5 ml de agua cada hora."],
  warnings: ["Si [ANIMAL] vomita sangre, acuda a urgencias."],
  followUp: "",
};

test("a consult that ended is drafted by the model, with names put back and where it came from", async () => {
  chat.reply({ say: ANSWER });
  const { session } = await heldConsult(world.pool, TALK);
  expect(await draftOf(world.pool, session)).toMatchObject({
    status: "draft",
    model: "tiny",
    content: {
      summary: "Luna vomita desde ayer, contó Ana.",
      plan: ["Dele a Luna 5 ml de agua cada hora."],
      warnings: ["Si Luna vomita sangre, acuda a urgencias."],
      followUp: "",
    },
    prompt_version: expect.stringMatching(/^\d{4}-/),
    input_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const [request] = chat.asked;
  expect(request).toMatchObject({ path: "/v1/chat/completions", headers: { authorization: "Bearer sk-local" } });
  expect(request?.body).toMatchObject({ model: "tiny", response_format: { type: "json_schema", json_schema: { strict: true } } });
  expect(request?.body.messages.map(({ role }) => role)).toEqual(["system", "user"]);
});

test("no name, address or number leaves the house, and nothing personal is logged", async () => {
  chat.reply({ status: 500 }, { say: "Luna no es JSON" }, { say: ANSWER });
  const { session } = await heldConsult(world.pool, TALK);
  await draftOf(world.pool, session);
  const sent = JSON.stringify(chat.asked.map(({ body }) => body));
  expect(sent).toContain("vomita desde ayer");
  expect(sent).toContain("probable gastritis");
  // What the model itself said comes back to it; the rest has no names.
  const ours = JSON.stringify(chat.asked.map(({ body }) => body.messages.filter(({ role }) => role !== "assistant")));
  for (const secret of ["Luna", "luna", "Ana", "María", "Núñez", "Vera", "ana@casa.example", "600 123 456"])
    expect(ours).not.toContain(secret);
  expect(logged).toContain(session);
  for (const secret of ["Luna", "vomit", "gastritis", "Núñez", "ana@casa", "sk-local"]) expect(logged).not.toContain(secret);
});

test("an answer that does not fit is asked for once more, with what was wrong", async () => {
  chat.reply({ say: { ...ANSWER, plan: "agua" } }, { say: ANSWER });
  const { session } = await heldConsult(world.pool, TALK);
  expect(await draftOf(world.pool, session)).toMatchObject({ status: "draft" });
  expect(chat.asked).toHaveLength(2);
  expect(chat.asked[1]?.body.messages.at(-1)?.content).toContain("plan: invalid_type");
});

test.each([
  ["not JSON", { say: "Claro, aquí tiene el resumen" }],
  ["another shape", { say: { summary: "x" } }],
  ["more than the shape", { say: { ...ANSWER, diagnosis: "gastritis" } }],
  ["an empty summary", { say: { ...ANSWER, summary: " " } }],
  ["no choice", { raw: '{"choices": []}' }],
  ["an amount that nobody said", { say: { ...ANSWER, plan: ["Dele 10 mg de omeprazol."] } }],
])("%s twice: no draft, and the vet is told", async (_, reply) => {
  chat.reply(reply);
  const { session } = await heldConsult(world.pool, TALK);
  expect(await draftOf(world.pool, session)).toMatchObject({ status: "failed", failure: "answer_unusable", content: null });
  expect(chat.asked).toHaveLength(2);
});

test("429 with Retry-After: asked again when the service said, not before", async () => {
  chat.reply({ status: 429, after: "2" }, { say: ANSWER });
  const { session } = await heldConsult(world.pool, TALK);
  expect(await draftOf(world.pool, session)).toMatchObject({ status: "draft" });
  expect(chat.asked).toHaveLength(2);
  expect(chat.asked[1]!.at - chat.asked[0]!.at).toBeGreaterThanOrEqual(1900);
});

test("500, and a line that breaks: the queue tries again, and the consult is drafted once", async () => {
  chat.reply({ status: 503 }, { hangUp: true }, { say: ANSWER });
  const { session } = await heldConsult(world.pool, TALK);
  // The queue's own pauses, cut short.
  const hurry = () =>
    world.pool.query("update graphile_worker._private_jobs set run_at = now() where attempts > 0 and locked_at is null");
  await until("the third try", async () => (await hurry(), chat.asked.length === 3));
  expect(await draftOf(world.pool, session)).toMatchObject({ status: "draft" });
  const { rows } = await world.pool.query("select from care_drafts where session_id = $1", [session]);
  expect(rows).toHaveLength(1);
});

test("a service that stays away is given up after six tries", async () => {
  chat.reply({ status: 500 });
  const { session } = await heldConsult(world.pool, TALK);
  const hurry = () =>
    world.pool.query("update graphile_worker._private_jobs set run_at = now() where attempts > 0 and locked_at is null");
  await until("it to be given up", async () => {
    await hurry();
    const { rows } = await world.pool.query("select from care_drafts where session_id = $1 and status = 'failed'", [session]);
    return rows.length === 1;
  });
  expect(await draftOf(world.pool, session)).toMatchObject({ status: "failed", failure: "service_away" });
  expect(chat.asked).toHaveLength(6);
  const { rows } = await world.pool.query("select from graphile_worker.jobs where key = $1", [`draft-consult:${session}`]);
  expect(rows).toEqual([]);
});

test.each([
  ["a key that is refused", { status: 401 }, "service_refused"],
  ["a wait that nobody can bear", { status: 429, after: "7200" }, "service_busy"],
])("%s is not asked again", async (_, reply, failure) => {
  chat.reply(reply);
  const { session } = await heldConsult(world.pool, TALK);
  expect(await draftOf(world.pool, session)).toMatchObject({ status: "failed", failure });
  expect(chat.asked).toHaveLength(1);
});
