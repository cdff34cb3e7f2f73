import { expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { activeChat, end, waitingChat } from "../scenery.ts";
import { careGiven, CONTENT, drafts, plans, SHA, store, write, writeCall } from "./care.ts";

const { scene } = testDatabase();

it(
  "a draft is wanted when a consult with care ends, and not when one without care does",
  scene(async (stage) => {
    const chat = await careGiven(stage);
    expect(await drafts(stage.as(chat.vet))).toMatchObject([{ status: "drafting", version: 1, content: null, model: null }]);
    const unanswered = await activeChat(stage, { care: false });
    await end(stage.as(unanswered.vet), unanswered.session);
    const left = await waitingChat(stage);
    await end(stage.as(left.owner), left.session);
    expect(await drafts(stage.db)).toHaveLength(1);
  }),
);

it(
  "it is stored once, with where it came from, and its content never changes",
  scene(async (stage) => {
    const chat = await careGiven(stage);
    expect(await store(stage.service, chat.session)).toMatchObject({
      status: "draft",
      content: CONTENT,
      model: "extractive-1",
      prompt_version: "extractive",
      input_sha256: SHA,
    });
    expect((await store(stage.service, chat.session, { ...CONTENT, summary: "Otro" })).id).toBeNull();
    expect(await drafts(stage.as(chat.vet))).toMatchObject([{ status: "draft", content: CONTENT }]);
    expect(await plans(stage.db)).toEqual([]);
    const audit = await stage.db.rows("select details from audit_log where action = 'care.drafted'");
    expect(JSON.stringify(audit)).not.toContain("vomit");
    expect(audit).toHaveLength(1);
  }),
);

it.each([
  ["nothing", null],
  ["no plan", { summary: "x", warnings: [], followUp: "" }],
  ["an empty summary", { ...CONTENT, summary: " " }],
  ["a plan of numbers", { ...CONTENT, plan: [1] }],
  ["an empty line", { ...CONTENT, warnings: ["  "] }],
  ["a long line", { ...CONTENT, plan: ["x".repeat(1001)] }],
  ["too many lines", { ...CONTENT, plan: Array.from({ length: 31 }, () => "x") }],
  ["something else", { ...CONTENT, dose: "500 mg" }],
  ["a list", []],
])("%s is no content", (_, content) =>
  scene(async (stage) => {
    const chat = await careGiven(stage);
    const call = "select * from fn_store_draft($1, $2, 'm', 'p', $3)";
    const refused = await stage.service.refusal(call, [chat.session, JSON.stringify(content), SHA]);
    expect(refused).toMatchObject({ code: "CV400", details: { field: "content" } });
    expect(await stage.as(chat.vet).refusal(...writeCall(chat.session, content))).toMatchObject({ code: "CV400" });
  })(),
);

it(
  "a failure is told with a code, alerts once, and a late draft comes to nothing",
  scene(async (stage) => {
    const [one, other] = [await careGiven(stage), await careGiven(stage)];
    const fail = (session: string, code = "service_away") =>
      stage.service.row<{ status: string | null }>("select * from fn_fail_draft($1, $2)", [session, code]);
    expect(await fail(one.session)).toMatchObject({ status: "failed", failure: "service_away" });
    await fail(other.session);
    expect(await stage.db.rows("select subject from alerts where kind = 'draft_failed'")).toEqual([{ subject: "service_away" }]);
    expect((await fail(one.session)).status).toBeNull();
    expect((await store(stage.service, one.session)).id).toBeNull();
    expect(await stage.service.refusal("select * from fn_fail_draft($1, $2)", [one.session, "Luna died"])).toMatchObject({
      code: "CV400",
    });
  }),
);

it(
  "what the vet wrote alone meanwhile is not overtaken by a draft",
  scene(async (stage) => {
    const chat = await careGiven(stage);
    await write(stage.as(chat.vet), chat.session, CONTENT);
    expect((await store(stage.service, chat.session)).id).toBeNull();
    expect(await drafts(stage.as(chat.vet))).toMatchObject([{ status: "rejected", content: null }]);
    expect(await plans(stage.as(chat.owner))).toMatchObject([{ version: 1, draft_id: null }]);
  }),
);

it(
  "drafts that were forgotten are counted only while the queue's tables are there, and only by the service",
  scene(async (stage) => {
    const chat = await careGiven(stage);
    await stage.db.rows("update care_drafts set requested_at = now() - interval '1 hour'");
    // No queue in this database.
    expect(await stage.service.row("select fn_requeue_drafts() as n")).toEqual({ n: 0 });
    for (const call of [
      "select fn_requeue_drafts()",
      "select fn_fail_draft(gen_random_uuid(), 'x')",
      "select fn_store_draft(gen_random_uuid(), '{}', 'm', 'p', 'x')",
    ]) {
      expect((await stage.as(chat.vet).refusal(call)).code).toBe("42501");
      expect((await stage.anon.refusal(call)).code).toBe("42501");
    }
  }),
);
