/** The least that a pool must offer: `pg.Pool` does, and so does the embedded one. */
export interface MigrationClient {
  /** Several statements at once are allowed where no values are given. */
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] } | { rows: unknown[] }[]>;
  release(): void;
}

export interface MigrationPool {
  connect(): Promise<MigrationClient>;
}

/** Rows of a single statement. */
export async function rowsOf<Row>(client: MigrationClient, text: string, values?: unknown[]): Promise<Row[]> {
  const result = await client.query(text, values);
  const last = Array.isArray(result) ? result.at(-1) : result;
  return (last?.rows ?? []) as Row[];
}
