/**
 * The least of `pg.Pool` that our own code uses; the embedded database has a pool of the same shape. What needs more
 * (graphile-worker) says so itself.
 */
export interface Pool {
  connect(): Promise<PoolClient>;
  end(): Promise<void>;
}

export interface PoolClient {
  /** Without values the simple protocol is spoken: several statements at once, and one result for each. */
  query(text: string, values?: unknown[]): Promise<QueryResult | QueryResult[]>;
  query(config: QueryConfig): Promise<QueryResult>;
  on(event: "notification", listener: (message: Notification) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  off(event: "notification", listener: (message: Notification) => void): unknown;
  off(event: "error", listener: (error: Error) => void): unknown;
  /** True when statements are sent without waiting for the answer to the one before. */
  readonly pipeline?: boolean;
  /** With true or an error the connection is closed instead of used again. */
  release(destroy?: boolean | Error): void;
}

export interface QueryConfig {
  text: string;
  values?: unknown[];
  /** A statement with a name is parsed and planned once for each connection. */
  name?: string;
}

export interface QueryResult {
  rows: unknown[];
  rowCount: number | null;
  command: string;
}

export interface Notification {
  channel: string;
  payload?: string | undefined;
}
