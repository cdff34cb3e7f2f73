import { afterAll, beforeAll, expect, test } from "vitest";
import { draftOf, heldConsult } from "./kit/consults.ts";
import { until } from "./kit/wait.ts";
import { startWorld, type World } from "./kit/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test("without a key the draft is made of the vet's own sentences, and says so", async () => {
  await world.work();
  const { session } = await heldConsult(world.pool, {
    text: "Luna vomita",
    said: [
      "v: Parece una gastritis leve.",
      "v: Ofrezca agua cada hora.",
      "v: Si hay sangre, vaya a urgencias.",
      "v: Escríbame mañana.",
    ],
  });
  expect(await draftOf(world.pool, session)).toMatchObject({
    status: "draft",
    model: "extractive-1",
    content: {
      summary: "Motivo de la consulta: «Luna vomita». Parece una gastritis leve.",
      plan: ["Ofrezca agua cada hora."],
      warnings: ["Si hay sangre, vaya a urgencias."],
      followUp: "Escríbame mañana.",
    },
  });
});

test("the same material has the same hash, and other material another", async () => {
  await world.work();
  const talk = { text: "Cojea", said: ["v: Reposo, es un esguince."] };
  const drafts = await Promise.all(
    [talk, talk, { ...talk, text: "Cojea mucho" }].map(async (one) =>
      draftOf(world.pool, (await heldConsult(world.pool, one)).session),
    ),
  );
  const [a, b, c] = drafts.map((draft) => draft.input_sha256);
  expect(a).toBe(b);
  expect(c).not.toBe(a);
});

test("the same job twice, and a job for a consult that is decided, change nothing", async () => {
  await world.work();
  const { session } = await heldConsult(world.pool, { said: ["v: Reposo, es un esguince."] });
  const first = await draftOf(world.pool, session);
  await world.pool.query(
    "select graphile_worker.add_job('draft-consult', json_build_object('sessionId', $1::text), job_key => 'again')",
    [session],
  );
  await until("the job to be done", async () => {
    const { rows } = await world.pool.query("select from graphile_worker.jobs where key = 'again'");
    return rows.length === 0;
  });
  expect(await draftOf(world.pool, session)).toEqual(first);
});

test("a draft whose job was lost is queued again by the sweep", async () => {
  await world.stopAll();
  const { session } = await heldConsult(world.pool, { said: ["v: Reposo, es un esguince."] });
  await world.pool.query("delete from graphile_worker._private_jobs where key = $1", [`draft-consult:${session}`]);
  await world.pool.query("update care_drafts set requested_at = now() - interval '10 minutes' where session_id = $1", [session]);
  await world.pool.query("select graphile_worker.add_job('draft-consult-sweep')");
  await world.work();
  expect(await draftOf(world.pool, session)).toMatchObject({ status: "draft" });
});
