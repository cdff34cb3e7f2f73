import fc from "fast-check";
import { expect, it } from "vitest";
import { onPglite, type Stage, stageOn, testDatabase } from "../kit.ts";
import { claim, converge, end, grantCredit, letPass, person, pet, plan, say, start, usage, vet, violations } from "../scenery.ts";
import { Model } from "./model.ts";

const { pool } = testDatabase();
const PETS = 3;
// On one backend in wasm each step costs several times as much.
const RUNS = onPglite ? 25 : 200;

interface Real {
  stage: Stage;
  owner: string;
  vet: string;
  pets: string[];
  plan: string;
}
type Step = fc.AsyncCommand<Model, Real>;

/** After each step the database says what the model says, and its own audit finds nothing. */
async function agrees(model: Model, { stage, owner }: Real): Promise<void> {
  expect(await usage(stage.service, owner)).toMatchObject({
    chat_included: model.included,
    chat_reserved: model.reserved[model.period],
    chat_consumed: model.consumed[model.period],
    chat_remaining: model.remaining(),
    chat_credits: model.credits,
  });
  const rows = await stage.db.rows<{ id: string; status: string }>("select id, status from chat_sessions where owner_id = $1", [
    owner,
  ]);
  expect(Object.fromEntries(rows.map((row) => [row.id, row.status]))).toEqual(
    Object.fromEntries(model.sessions.map((each) => [each.id, each.status])),
  );
  expect(await violations(stage.service)).toEqual([]);
}

const step = (name: string, check: (model: Model) => boolean, run: (model: Model, real: Real) => Promise<void>): Step => ({
  check,
  run: async (model, real) => {
    await run(model, real);
    await agrees(model, real);
  },
  toString: () => name,
});

const commands = (which: number): Step[] => [
  step(
    `start(${which})`,
    () => true,
    async (model, { stage, owner, pets }) => {
      const started = await start(stage.as(owner), { pet: pets[which] ?? null });
      const known = model.live(which);
      expect(started.created).toBe(!known);
      if (known) {
        expect(started.id).toBe(known.id);
        if (known.status === "pending_payment") model.reserve(known);
        return;
      }
      const session = { id: started.id, pet: which, status: "pending_payment" as const, bucket: null, period: 0, vetMessages: 0 };
      // now() stands still in one transaction; the order of consults is told by the clock.
      await stage.db.rows("update chat_sessions set created_at = clock_timestamp() where id = $1", [started.id]);
      model.sessions.push(session);
      model.reserve(session);
    },
  ),
  step(
    `claim(${which})`,
    (model) => model.live(which)?.status === "waiting",
    async (model, real) => {
      const session = model.live(which);
      if (!session) return;
      await claim(real.stage.as(real.vet), session.id);
      session.status = "active";
    },
  ),
  step(
    `message(${which})`,
    (model) => model.live(which)?.status === "active",
    async (model, real) => {
      const session = model.live(which);
      if (!session) return;
      await say(real.stage.as(real.vet), session.id);
      session.vetMessages += 1;
    },
  ),
  step(
    `end(${which})`,
    (model) => model.live(which) !== undefined,
    async (model, real) => {
      const session = model.live(which);
      if (!session) return;
      const first = await end(real.stage.as(real.owner), session.id);
      expect(await end(real.stage.service, session.id)).toEqual(first);
      model.close(session, "canceled");
    },
  ),
  step(
    `sweep(${which})`,
    (model) => model.live(which) !== undefined,
    async (model, real) => {
      const session = model.live(which);
      if (!session) return;
      await letPass(real.stage.db, session.id, "25 hours");
      await real.stage.service.rows("select fn_sweep_reservations()");
      model.close(session, session.status === "active" ? "canceled" : "expired");
    },
  ),
  step(
    "renew",
    () => true,
    async (model, real) => {
      const from = model.period + 1;
      // Each period began a little later than the one before, and all of them cover this moment.
      await real.stage.service.rows(
        "select fn_converge_subscription($1, $2, null, 'sub_model', 'active', now() - interval '1 day' + make_interval(secs => $3), now() + interval '30 days', null, false, null, null)",
        [real.owner, real.plan, from],
      );
      model.renew();
    },
  ),
  step(
    "grant credit",
    () => true,
    async (model, real) => {
      await grantCredit(real.stage.service, real.owner);
      model.credits += 1;
      model.resume();
    },
  ),
];

it(`keeps every invariant after any sequence of steps, ${RUNS} times`, async () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`fast-check seed ${seed} (SEED=${seed} repeats it)`);
  const any = fc.nat(PETS - 1).chain((which) => fc.constantFrom(...commands(which)));
  await fc.assert(
    fc.asyncProperty(fc.nat(3), fc.commands([any], { maxCommands: 25 }), async (included, steps) => {
      const client = await pool().connect();
      try {
        await client.query("begin");
        const stage = stageOn(client);
        const owner = await person(stage.db);
        const real: Real = { stage, owner, vet: await vet(stage.db), pets: [], plan: await plan(stage.db, included, 0) };
        for (let n = 0; n < PETS; n++) real.pets.push(await pet(stage.db, owner));
        await converge(stage.service, { user: owner, plan: real.plan, stripe: "sub_model" });
        await fc.asyncModelRun(() => ({ model: new Model(included), real }), steps);
      } finally {
        await client.query("rollback");
        client.release();
      }
    }),
    { seed, numRuns: RUNS },
  );
}, 300_000);
