import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Child {
  pid: number;
  /** Asks the program (see `answers`), and waits for what it says. */
  ask<T>(name: string, data?: unknown): Promise<T>;
  stop(): Promise<void>;
}

interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

/** Programs of this run that still live; the run's end stops what is left, each by its own process. */
const living = new Set<() => void>();
process.once("exit", () => living.forEach((kill) => kill()));

/** A program in a process of its own, spoken with over its channel. */
export function startChild(file: URL, options: { env?: Record<string, string>; execArgv?: string[] } = {}): Child {
  const child = fork(fileURLToPath(file), {
    env: { PATH: process.env.PATH, ...options.env },
    execArgv: ["--disable-warning=ExperimentalWarning", ...(options.execArgv ?? [])],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const kill = () => void child.kill("SIGKILL");
  living.add(kill);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on("message", (message) => {
    const { id, result, error } = message as Answer;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(`${file.pathname}: ${error}`));
  });
  const ended = new Promise<void>((resolve) =>
    child.once("exit", (code) => {
      living.delete(kill);
      for (const { reject } of waiting.values()) reject(new Error(`${file.pathname} ended with ${code}`));
      resolve();
    }),
  );
  return {
    pid: child.pid ?? 0,
    ask<T>(name: string, data?: unknown) {
      return new Promise<T>((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve: (value) => resolve(value as T), reject });
        child.send({ id, name, data });
      });
    },
    async stop() {
      child.kill("SIGTERM");
      const timer = setTimeout(kill, 5000);
      await ended;
      clearTimeout(timer);
    },
  };
}
