/** Load generator: starts consults over kept-alive HTTP connections, one person after the other. A process of its own. */
import { answers } from "../lib/answers.ts";
import { drive } from "../lib/drive.ts";
import type { Measured } from "../lib/pgbench.ts";

export interface Load {
  port: number;
  connections: number;
  method: "POST" | "GET";
  path: string;
  body: string;
  tokens: string[];
}

answers({ run });

async function run({ port, connections, method, path, body, tokens }: Load): Promise<Measured> {
  const requests = tokens.map((token) =>
    Buffer.from(
      `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n` +
        (method === "POST"
          ? `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
          : "\r\n"),
    ),
  );
  return drive(port, connections, requests);
}
