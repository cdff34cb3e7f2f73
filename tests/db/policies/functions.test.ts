import { expect, it } from "vitest";
import { testDatabase } from "../kit.ts";

const { scene } = testDatabase();

/** Who may call what: exactly this, by the catalogue. What a function then refuses is in its own test. */
const VIEWER = ["authenticated"];
const SERVICE = ["service_role"];
const BOTH = ["authenticated", "service_role"];
const EVERYBODY = ["anon", "authenticated", "service_role"];
const MAY_EXECUTE: Record<string, string[]> = {
  es_en_tsv: EVERYBODY,
  fn_abandon_refund: SERVICE,
  fn_analyze_search: SERVICE,
  fn_attach_pet: VIEWER,
  fn_begin_checkout: VIEWER,
  fn_begin_purchase: VIEWER,
  fn_begin_refund: VIEWER,
  fn_centers_near: EVERYBODY,
  fn_change_local_subscription: VIEWER,
  fn_claim_search_documents: SERVICE,
  fn_claim_session: VIEWER,
  fn_claim_stripe_event: SERVICE,
  fn_claim_stripe_events: SERVICE,
  fn_commit_consumption: BOTH,
  fn_consume_overage: VIEWER,
  fn_converge_invoice: SERVICE,
  fn_converge_payment: SERVICE,
  fn_converge_purchase: SERVICE,
  fn_converge_stripe_subscription: SERVICE,
  fn_converge_subscription: SERVICE,
  fn_current_usage: BOTH,
  fn_decide_draft: VIEWER,
  fn_decide_refund_request: VIEWER,
  fn_drop_other_search_vectors: SERVICE,
  fn_end_session: BOTH,
  fn_fail_draft: SERVICE,
  fn_fail_search_vectors: SERVICE,
  fn_fail_stripe_event: SERVICE,
  fn_finish_checkout: SERVICE,
  fn_finish_stripe_event: SERVICE,
  fn_finish_stripe_events: SERVICE,
  fn_flag_unknown_customer: SERVICE,
  fn_grant_credit: BOTH,
  fn_import_article: SERVICE,
  fn_import_centers: SERVICE,
  fn_mark_read: VIEWER,
  fn_open_period: SERVICE,
  fn_open_purchase: SERVICE,
  fn_open_refund: SERVICE,
  fn_plan_change: VIEWER,
  fn_provision_profile: VIEWER,
  fn_queue_ahead: BOTH,
  fn_refresh_search_words: SERVICE,
  fn_release_consumption: BOTH,
  fn_release_search_claims: SERVICE,
  fn_replay_stripe_event: VIEWER,
  fn_request_refund: VIEWER,
  fn_requeue_drafts: SERVICE,
  fn_requeue_stripe_events: SERVICE,
  fn_reserve_chat: BOTH,
  fn_reserve_video: BOTH,
  fn_resolve_alert: VIEWER,
  fn_resume_pending_sessions: SERVICE,
  fn_search_articles: EVERYBODY,
  fn_search_index_steps: SERVICE,
  fn_search_progress: SERVICE,
  fn_search_records: BOTH,
  fn_send_message: VIEWER,
  fn_start_local_subscription: VIEWER,
  fn_start_session: VIEWER,
  fn_store_draft: SERVICE,
  fn_store_search_vectors: SERVICE,
  fn_store_stripe_event: SERVICE,
  fn_store_stripe_events: SERVICE,
  fn_sweep_reservations: SERVICE,
  fn_sync_prices: SERVICE,
  fn_touch_sessions: SERVICE,
  fn_unlock_stuck_jobs: SERVICE,
  fn_unpublish_centers: SERVICE,
  fn_write_care_plan: VIEWER,
  fn_write_note: VIEWER,
};

it(
  "each function can be called by exactly those who are meant to",
  scene(async ({ db }) => {
    const rows = await db.rows<{ name: string; roles: string[] }>(
      `select p.proname as name, array(
         select r from unnest('{anon,authenticated,service_role}'::text[]) r where has_function_privilege(r, p.oid, 'execute')) as roles
       from pg_proc p where p.pronamespace = 'public'::regnamespace
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
       order by p.proname collate "C"`,
    );
    expect(Object.fromEntries(rows.map(({ name, roles }) => [name, roles]))).toEqual(MAY_EXECUTE);
  }),
);
