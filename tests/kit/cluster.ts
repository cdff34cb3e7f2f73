import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** Set by the test run's global set-up: one cluster for all its files. */
export const CLUSTER_VARIABLE = "CALLAVET_TEST_CLUSTER";

export interface Cluster {
  /** Address of the superuser's connection to the maintenance database. */
  url: string;
  stop(): Promise<void>;
}

/** The newest PostgreSQL on this machine that has pgvector: its bin folder, or null. */
export function findPostgres(): string | null {
  const fromConfig = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" }).stdout?.trim();
  const versions = existsSync("/usr/lib/postgresql")
    ? readdirSync("/usr/lib/postgresql").toSorted((a, b) => Number(b) - Number(a))
    : [];
  const candidates = [...versions.map((version) => `/usr/lib/postgresql/${version}/bin`), fromConfig ?? ""];
  return (
    candidates.find(
      (bin) => bin && existsSync(join(bin, "initdb")) && existsSync(join(shareFolder(bin), "extension/vector.control")),
    ) ?? null
  );
}

function shareFolder(bin: string): string {
  return (
    spawnSync(join(bin, "pg_config"), ["--sharedir"], { encoding: "utf8" }).stdout?.trim() ||
    bin.replace("/lib/", "/share/").replace(/\/bin$/, "")
  );
}

/** PostgreSQL refuses to run as root: root starts it as the account that the package made, or as nobody. */
function account(): { uid: number; gid: number } | null {
  if (userInfo().uid !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const id = spawnSync("id", ["-u", name], { encoding: "utf8" });
    if (id.status === 0)
      return { uid: Number(id.stdout), gid: Number(spawnSync("id", ["-g", name], { encoding: "utf8" }).stdout) };
  }
  return null;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address === "string" || !address) throw new Error("no port");
  return address.port;
}

/**
 * Starts a private cluster on a free loopback port, in a temporary folder, and removes both on stop.
 * `durable` keeps fsync on, for measuring; tests run faster without it.
 */
export async function startCluster(options: { durable?: boolean } = {}): Promise<Cluster> {
  const bin = findPostgres();
  if (!bin) throw new Error("No PostgreSQL with pgvector on this machine: scripts/install-system.sh installs it on Debian.");
  const who = account();
  const folder = mkdtempSync(join(tmpdir(), "callavet-pg-"));
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (who) for (const path of [folder, data]) chownSync(path, who.uid, who.gid);
  const as = who ? { uid: who.uid, gid: who.gid } : {};
  const env = { PATH: process.env.PATH ?? "", LC_ALL: "C.UTF-8", HOME: folder };

  const init = spawnSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
    { ...as, env, cwd: folder, encoding: "utf8" },
  );
  if (init.status !== 0) throw new Error(`initdb failed: ${init.stderr}`);

  const port = await freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: folder,
    max_connections: 300,
    shared_buffers: "256MB",
    ...(options.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  const child = spawn(join(bin, "postgres"), ["-D", data, ...flags], {
    ...as,
    env,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)));

  const killHard = () => void child.kill("SIGQUIT");
  process.once("exit", killHard);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(url, child, () => log);
  return {
    url,
    async stop() {
      process.off("exit", killHard);
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (child.exitCode === null) {
        child.kill("SIGINT");
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}: ${log()}`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.query("select 1");
      return;
    } catch (error) {
      if (Date.now() > until) throw new Error(`PostgreSQL did not start: ${log()}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 30));
    } finally {
      await client.end().catch(() => {});
    }
  }
}
