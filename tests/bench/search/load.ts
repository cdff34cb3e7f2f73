/** Load generator: asks one question after the other, as one person with a page open. A process of its own. */
import { answers } from "../lib/answers.ts";
import { drive } from "../lib/drive.ts";
import type { Measured } from "../lib/pgbench.ts";

export interface Load {
  port: number;
  token: string;
  paths: string[];
}

const run = ({ port, token, paths }: Load): Promise<Measured> =>
  drive(
    port,
    1,
    paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n\r\n`)),
  );

answers({ run });
