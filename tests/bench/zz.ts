import { startChild } from "./lib/child.ts";
import { addOwners, addSessions, FIRST_OWNER, FIRST_VET, personId, sessionId } from "./lib/people.ts";
import { startServerProcess } from "./lib/server.ts";
import { createWorld } from "./lib/world.ts";
const ROOMS = 500;
const world = await createWorld();
await addOwners(world.database.ownerPool, FIRST_OWNER, ROOMS);
await addSessions(world.database.ownerPool, FIRST_OWNER, ROOMS, { vets: true });
const seats = Array.from({ length: 2 * ROOMS }, (_, i) => {
  const room = Math.floor(i / 2);
  return {
    sessionId: sessionId(FIRST_OWNER + room),
    token: world.issuer.token(personId((i % 2 ? FIRST_VET : FIRST_OWNER) + room)),
  };
});
const prof = process.argv[2] === "prof" ? ["--cpu-prof", "--cpu-prof-dir=/tmp/prof"] : [];
const server = await startServerProcess(world, prof);
const load = startChild(new URL("./chat/load.ts", import.meta.url));
await load.ask("join", { wire: "callavet", port: server.port, seats });
const peer = startChild(new URL("./chat/ws-peer.ts", import.meta.url), {
  env: { DATABASE_URL: world.serverUrl, NODE_ENV: "production" },
});
const port = await peer.ask<number>("port");
const load2 = startChild(new URL("./chat/load.ts", import.meta.url));
await load2.ask("join", { wire: "ws", port, seats });
import { readFileSync, readdirSync } from "node:fs";
const cpu = (pid: number) => {
  const f = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(f[11]) + Number(f[12])) * 10;
};
const pidOf = (needle: string) =>
  Number(
    readdirSync("/proc")
      .filter((d) => /^\d+$/.test(d))
      .find((d) => {
        try {
          return (
            Number(readFileSync(`/proc/${d}/stat`, "utf8").split(") ")[1]!.split(" ")[1]) === process.pid &&
            readFileSync(`/proc/${d}/cmdline`, "utf8").includes(needle)
          );
        } catch {
          return false;
        }
      }),
  );
const [sp, pp] = [pidOf("server/src/main.ts"), pidOf("ws-peer")];
const measured = async (pid: number, run: () => Promise<{ perSecond: number; p99: number }>) => {
  const c = cpu(pid);
  const r = await run();
  return { ...r, cpu: (cpu(pid) - c) / (r.perSecond * 3) };
};
for (let i = 0; i < Number(process.env.N ?? 4); i++) {
  const a = await measured(sp, () => load.ask("run", { seconds: 3, inFlight: 64 }));
  const idle0 = cpu(sp);
  const b = await measured(pp, () => load2.ask("run", { seconds: 3, inFlight: 64 }));
  console.log(
    "idle", cpu(sp) - idle0, "used", (a.cpu * a.perSecond * 3).toFixed(0), "ours",
    a.perSecond.toFixed(0),
    a.p99.toFixed(1),
    "ws",
    b.perSecond.toFixed(0),
    b.p99.toFixed(1),
    "cpu ms/msg",
    a.cpu.toFixed(2),
    b.cpu.toFixed(2),
    "ratio",
    (a.perSecond / b.perSecond).toFixed(2),
  );
}
await load.stop();
await load2.stop();
await server.stop();
await peer.stop();
await world.close();
process.exit(0);
