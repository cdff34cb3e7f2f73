import type pg from "pg";

/** Asks again until the answer is not null or false; fails after `patience` milliseconds. */
export async function until<T>(what: string, ask: () => Promise<T | null | false>, patience = 20_000): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export interface EventRow {
  id: string;
  status: string;
  attempts: number;
  last_error: string | null;
}

/** The event's row once it has one of these states. */
export const eventIn = (pool: pg.Pool, id: string, ...states: string[]): Promise<EventRow> =>
  until(`event ${id} to be ${states.join(" or ")}`, async () => {
    const { rows } = await pool.query<EventRow>(
      "select id, status, attempts, last_error from stripe_subscription_events where id = $1",
      [id],
    );
    return rows[0] && states.includes(rows[0].status) ? rows[0] : null;
  });

/** All stored events are done with, and the queue holds no job of theirs. */
export const eventsSettled = (pool: pg.Pool): Promise<true> =>
  until("all events to be processed", async () => {
    const { rows } = await pool.query<{ open: number }>(
      `select (select count(*) from stripe_subscription_events where status in ('received', 'failed'))
            + (select count(*) from graphile_worker.jobs where task_identifier = 'stripe-event') as open`,
    );
    return Number(rows[0]?.open) === 0 ? true : null;
  });
