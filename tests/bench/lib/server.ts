import { freePort } from "../../kit/cluster.ts";
import { startChild, type Child } from "./child.ts";
import type { World } from "./world.ts";

export interface ServerProcess extends Child {
  url: string;
  port: number;
}

/** The product's server as in production, but with no limits on calls: they would be what is measured. */
export async function startServerProcess(
  { serverUrl, issuer }: World,
  { execArgv = [], env = {} }: { execArgv?: string[]; env?: Record<string, string> } = {},
): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startChild(new URL("../../../server/src/main.ts", import.meta.url), {
    env: {
      NODE_ENV: "production",
      DATABASE_URL: serverUrl,
      PORT: String(port),
      HOST: "127.0.0.1",
      AUTH_URL: issuer.url,
      PUBLIC_URL: url,
      LIMIT_FACTOR: "0",
      LOG_LEVEL: "error",
      ...env,
    },
    execArgv: ["--expose-gc", "--import", new URL("./probe.ts", import.meta.url).href, ...execArgv],
  });
  await untilAnswers(`${url}/readyz`, 30_000);
  return { ...child, url, port };
}

/** Polls an address until it answers well. */
export async function untilAnswers(url: string, within: number): Promise<void> {
  const until = Date.now() + within;
  for (;;) {
    const answered = await fetch(url, { headers: { accept: "text/html,*/*" } }).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    if (Date.now() > until) throw new Error(`${url} did not answer within ${within} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
