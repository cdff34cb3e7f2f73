/** Load generator: what Stripe does, signed events over kept-alive HTTP connections. A process of its own. */
import { Stripe } from "stripe";
import { answers } from "../lib/answers.ts";
import { drive } from "../lib/drive.ts";
import type { Measured } from "../lib/pgbench.ts";

export interface Load {
  port: number;
  connections: number;
  secret: string;
  /** Each is sent once. */
  bodies: string[];
}

answers({ run });

async function run({ port, connections, secret, bodies }: Load): Promise<Measured> {
  // Signed before the clock runs: signing is Stripe's work.
  const requests = bodies.map((payload) => {
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    const head = `POST /stripe/webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nStripe-Signature: ${signature}\r\n`;
    const length = Buffer.byteLength(payload);
    return Buffer.from(`${head}Content-Type: application/json; charset=utf-8\r\nContent-Length: ${length}\r\n\r\n${payload}`);
  });
  return drive(port, connections, requests);
}
