/** What the peers store a message with: the very statements of the product, on the same kind of pool. */
import pg from "pg";
import { claimsOf } from "../lib/issuer.ts";

export interface Stored {
  session_id: string;
  seq: number;
  client_id: string;
  sender_id: string;
  sender_role: string;
  body: string;
  created_at: Date;
}

export interface Said {
  sessionId: string;
  clientId: string;
  body: string;
}

const SEND = {
  name: "send",
  text: `select session_id, seq, client_id, sender_id, sender_role, body, created_at from public.fn_send_message($1, $2, $3)`,
};

/** The person behind a token that the load generator made: peers look no closer. */
export function personOf(token: string): string {
  const payload = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { sub: string };
  return payload.sub;
}

export function createStore(url: string): (personId: string, said: Said) => Promise<Stored> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  return async (personId, { sessionId, clientId, body }) => {
    const client = await pool.connect();
    try {
      await client.query(
        `begin; set local role authenticated; select set_config('request.jwt.claims', ${pg.escapeLiteral(claimsOf(personId))}, true)`,
      );
      const { rows } = await client.query<Stored>({ ...SEND, values: [sessionId, clientId, body] });
      await client.query("commit");
      return rows[0] as Stored;
    } finally {
      client.release();
    }
  };
}
