import { createHash } from "node:crypto";
import {
  DefaultQueryExecutor,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryExecutor,
  type QueryResult,
} from "kysely";
import type { PoolClient } from "./pool.ts";

/** So many distinct statements get a name; more would only fill the connections' memory. */
const MOST_NAMES = 1000;
const names = new Map<string, string>();

/** The same text has the same name in every process, as a pooler that keeps prepared statements wants it. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = createHash("sha256").update(text).digest("base64url").slice(0, 24);
  names.set(text, name);
  return name;
}

const shapes = new WeakMap<
  Dialect,
  { compiler: ReturnType<Dialect["createQueryCompiler"]>; adapter: ReturnType<Dialect["createAdapter"]> }
>();

function shapeOf(dialect: Dialect) {
  let shape = shapes.get(dialect);
  if (!shape) shapes.set(dialect, (shape = { compiler: dialect.createQueryCompiler(), adapter: dialect.createAdapter() }));
  return shape;
}

/** Runs Kysely's queries on one client that is already in its transaction. Cheap enough to be made for each transaction. */
export function clientExecutor(
  dialect: Dialect,
  client: PoolClient,
  prepare: boolean,
  /** Hands each statement over; what has to happen right before or behind it is the caller's. */
  carry: <R>(send: () => R) => R,
): QueryExecutor {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const values = [...parameters];
      const name = prepare && values.length > 0 ? nameOf(sql) : undefined;
      const result = await carry(() => client.query(name === undefined ? { text: sql, values } : { name, text: sql, values }));
      return { rows: result.rows as R[], numAffectedRows: result.rowCount === null ? undefined : BigInt(result.rowCount) };
    },
    streamQuery(): never {
      throw new Error("Rows are not streamed here");
    },
  };
  const { compiler, adapter } = shapeOf(dialect);
  return new DefaultQueryExecutor(compiler, adapter, { provideConnection: (consumer) => consumer(connection) });
}
