import pg from "pg";
import { KEPT, lookAt } from "./look.ts";

/** Somebody who calls: the service, the schema's owner, or a person by id. */
export type Who = "service" | "owner" | { user: string };
export type Row = Record<string, unknown>;
/** The database after a call. */
export interface Found {
  /** What is kept of the person, as `lookAt` writes it. */
  kept: Row;
  usage: Row;
  violations: Row[];
}
export interface Answer extends Found {
  row: Row | undefined;
  refused: string | null;
}

export const text = (value: string | null): string => (value === null ? "null" : pg.escapeLiteral(value));
export const json = (value: unknown): string => `${pg.escapeLiteral(JSON.stringify(value))}::jsonb`;

const role = (who: Who): string => {
  if (who === "owner") return "reset role; select 1";
  const claims = who === "service" ? "" : JSON.stringify({ sub: who.user, role: "authenticated" });
  return `set local role ${who === "service" ? "service_role" : "authenticated"}; select set_config('request.jwt.claims', ${text(claims)}, true)`;
};

/**
 * One sequence's transaction. A call and the look at what came of it travel in one message, because there are tens of
 * thousands of them. `crash` undoes the call as a crash in the middle of its transaction does.
 */
export async function call(
  client: pg.ClientBase,
  { who, statement, user, crash = false }: { who: Who; statement: string; user: string; crash?: boolean },
): Promise<Answer> {
  const undo = crash ? "reset role; rollback to step; " : "";
  try {
    const results = await all(client, `savepoint step; ${role(who)}; ${statement}; ${undo}release step; ${look(user)}`);
    // savepoint, set role, set_config, then the call.
    return { row: results[3]?.rows[0], refused: null, ...found(results) };
  } catch (error) {
    const { code = "", message } = error as { code?: string; message: string };
    if (!code.startsWith("CV")) throw new Error(`${message}\n  in ${statement}`, { cause: error });
    return { row: undefined, refused: message, ...found(await all(client, `rollback to step; release step; ${look(user)}`)) };
  }
}

const look = (user: string): string =>
  `reset role; select * from test_kept('${user}'); ${role("service")}; select * from fn_current_usage('${user}'); select * from app.audit_invariants(); reset role`;

/** Of `look`'s results, from the last: reset, audit, usage, set_config, set role, kept. */
function found(results: pg.QueryResult<Row>[]): Found {
  const rows = (fromEnd: number): Row[] => results.at(-fromEnd)?.rows ?? [];
  return { violations: rows(2), usage: rows(3)[0] ?? {}, kept: rows(6)[0] ?? {} };
}

/** For one test's database. In plpgsql, which keeps the plans: planning costs more than looking. */
export const LOOK = `create sequence test_step;
  create function test_kept(p_user uuid) returns table (${KEPT.map((each) => `${each} jsonb`).join(", ")}) language plpgsql as $$
  #variable_conflict use_column
  begin
    -- now() stands still in one transaction: what was made in this step gets a moment of its own, older than what comes next.
    ${["chat_sessions", "overage_credits", "user_subscriptions"].map(stamp).join("\n    ")}
    return query ${lookAt("p_user")};
  end $$`;

function stamp(table: string): string {
  const owner = table === "chat_sessions" ? "owner_id" : "user_id";
  return `update ${table} set created_at = now() - interval '1 hour' + nextval('test_step') * interval '1 millisecond' where created_at = now() and ${owner} = p_user;`;
}

async function all(client: pg.ClientBase, statements: string): Promise<pg.QueryResult<Row>[]> {
  const results: unknown = await client.query(statements);
  return results as pg.QueryResult<Row>[];
}

/** Every moment that is kept of one's own, so many seconds into the past: time has gone by. */
export async function shiftStatement(pool: pg.Pool): Promise<(seconds: number) => string> {
  const { rows } = await pool.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text) as columns from information_schema.columns
     where table_schema = 'public' and data_type = 'timestamp with time zone' and table_name = any($1) group by table_name`,
    [MOVED],
  );
  const move = (name: string, columns: string[], seconds: number) =>
    `update ${name} set ${columns.map((each) => `${each} = ${each} - interval '${seconds} s'`).join(", ")}`;
  // By way of another age: a period must not come to where the one before it still is.
  const [away, back] = [1e10, -1e10];
  return (seconds) =>
    rows
      .flatMap(({ name, columns }) =>
        name === "subscription_usage"
          ? [move(name, columns, seconds + away), move(name, columns, back)]
          : [move(name, columns, seconds)],
      )
      .join("; ");
}
const MOVED = [
  "chat_sessions",
  "disputes",
  "entitlement_consumptions",
  "invoices",
  "overage_credits",
  "overage_purchases",
  "payments",
  "refunds",
  "subscription_usage",
  "user_subscriptions",
];
