import { spawn } from "node:child_process";
import { once } from "node:events";

export interface ServerProcess {
  url: string;
  pid: number;
  output(): string;
  /** SIGTERM, or SIGKILL; resolves with the exit code. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

const main = new URL("../../../server/src/main.ts", import.meta.url).pathname;

/** The server as it is run in production, in a process of its own, on a free port. */
export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "development", PORT: "0", LOG_LEVEL: "warn", ...env },
  });
  let output = "";
  const killHard = () => void child.kill("SIGKILL");
  process.once("exit", killHard);
  const ended = once(child, "exit").then(([code]) => code as number | null);
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /server at (http\S+)/.exec(output);
      if (found?.[1]) resolve(found[1]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void ended.then((code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      const code = await ended;
      process.off("exit", killHard);
      return code;
    },
  };
}
