import { center, put } from "../centers/centers.ts";
import type { Stage } from "../kit.ts";
import { paidPurchase, tellInvoice, tellPayment } from "../money.ts";
import { article } from "../search/articles.ts";
import { activeChat, admin, end, grantCredit, person, pet, say, start, subscriber, vet, waitingChat } from "../scenery.ts";

/** One row at least in every table: what Ana has, what is in the queue, what Vera treats, what the operator keeps. */
export async function world(stage: Stage) {
  const { db } = stage;
  const case_ = await activeChat(stage);
  const luna = await pet(db, case_.owner, "Luna");
  await stage.as(case_.owner).row("select * from fn_attach_pet($1, $2)", [case_.session, luna]);
  await grantCredit(stage.service, case_.owner, { units: 2 });
  const queued = await waitingChat(stage);
  const nina = await pet(db, queued.owner, "Nina");
  await stage.as(queued.owner).row("select * from fn_attach_pet($1, $2)", [queued.session, nina]);
  // An earlier consult of Nina with another vet, and one of somebody whom Vera does not know.
  const past = await activeChat(stage);
  await end(stage.as(past.vet), past.session);
  await db.rows("update chat_sessions set owner_id = $2, pet_id = $3 where id = $1", [past.session, queued.owner, nina]);
  await db.rows("update entitlement_consumptions set user_id = $2 where session_id = $1", [past.session, queued.owner]);
  const hidden = await person(db);
  const rex = await pet(db, hidden, "Rex");
  const unpaid = await start(stage.as(hidden), { pet: rex });

  const planId = "select id from subscription_plans limit 1";
  await db.rows(
    `insert into subscription_plan_prices (plan_id, currency, interval, amount, active) select (${planId}), 'usd', i, 100, i = 'month' from unnest('{month,year}'::text[]) i`,
  );
  await db.rows(
    "insert into subscription_plans (code, name_es, name_en, included_chats, included_videos, active) values ('old', 'o', 'o', 1, 1, false)",
  );
  await db.rows(
    "insert into overage_items (code, type, name_es, name_en, currency, amount, active) values ('chat_unit', 'chat', 'u', 'u', 'usd', 790, true), ('old_unit', 'chat', 'u', 'u', 'usd', 790, false)",
  );
  const paid = await paidPurchase(stage, { user: case_.owner });
  await tellInvoice(stage.service, { customer: paid.customer, invoice: "in_1" });
  await tellPayment(stage.service, {
    customer: paid.customer,
    intent: paid.intent,
    purchase: paid.id,
    refunds: [{ id: "re_1", amount: 1 }],
    disputes: [{ id: "dp_1", status: "needs_response" }],
  });
  await stage.as(case_.owner).row("select * from fn_request_refund(null, $1, 'Why')", [paid.id]);
  await db.rows(
    `insert into subscription_checkouts (user_id, plan_id, price_id, expires_at) select $1, plan_id, id, now() from subscription_plan_prices limit 1`,
    [case_.owner],
  );
  await db.rows(
    "insert into notifications (user_id, channel, template, language, dedupe_key) values ($1, 'email', 'receipt', 'es', 'k')",
    [case_.owner],
  );
  await db.rows("insert into stripe_subscription_events (id, type, payload, created_at) values ('evt_1', 'x', '{}', now())");
  await put(stage.service, center({ external_ref: "shown" }), center({ external_ref: "hidden" }));
  await stage.service.rows("select fn_unpublish_centers('{shown}')");
  await article(stage.service, { slug: "shown" });
  await article(stage.service, { slug: "hidden", published: false });
  const write = "select * from fn_write_note($1, 'A note')";
  await stage.as(case_.vet).row(write, [case_.session]);
  await stage.as(past.vet).row(write, [past.session]);
  await db.rows("insert into session_notes (session_id, author_id, body) values ($1, $2, 'Of an animal that no vet sees now')", [
    unpaid.id,
    past.vet,
  ]);
  await stage.service.rows("select fn_claim_search_documents('m', '1', 64), fn_refresh_search_words()");
  await say(stage.as(case_.owner), case_.session, "Not yet found");
  // A draft of each of two consults, and what their vets approved.
  await db.rows("insert into care_drafts (session_id, version, language) values ($1, 1, 'es')", [case_.session]);
  await db.rows(
    `insert into care_plans (session_id, version, language, content, approved_by)
     select id, 1, 'es', '{"summary": "s", "plan": [], "warnings": [], "followUp": ""}', vet_id from chat_sessions where id = any($1)`,
    [[case_.session, past.session]],
  );
  await db.rows("insert into alerts (kind, subject) values ('k', 's')");

  return {
    owner: case_.owner,
    vet: case_.vet,
    otherVet: await vet(db),
    unapprovedVet: await vet(db, { approved: false }),
    admin: await admin(db),
    stranger: await subscriber(stage),
    queuedOwner: queued.owner,
    hidden,
    case: case_.session,
    queued: queued.session,
    past: past.session,
    unpaid: unpaid.id,
    pets: { luna, nina, rex },
  };
}
export type World = Awaited<ReturnType<typeof world>>;
