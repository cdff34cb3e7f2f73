import { randomInt } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Refusal } from "./options.ts";

const services = ["site", "auth", "stripe", "mailbox"] as const;
export type Ports = Record<(typeof services)[number], number>;

/** Below the range from which systems take ports for outgoing connections, so that a remembered port stays free. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

async function freePort(host: string, taken: number[]): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!taken.includes(port) && (await isFree(port, host))) return port;
  }
}

function remembered(file: string): Partial<Ports> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<Ports>;
  } catch {
    return {};
  }
}

/**
 * The ports of one data folder: the same at every start as long as they are free, because sign-ins name the auth
 * stand-in's address, and people keep bookmarks. `site` is the wanted one; 0 is any.
 */
export async function choosePorts(dataDir: string, site: number, host: string): Promise<Ports> {
  const file = join(dataDir, "ports.json");
  const before = remembered(file);
  const chosen: Partial<Ports> = {};
  for (const service of services) {
    const where = service === "site" ? host : "127.0.0.1";
    const taken = Object.values(chosen);
    if (service === "site" && site !== 0) {
      if (!(await isFree(site, where)))
        throw new Refusal(`Port ${site} is taken. Choose another with PORT, or PORT=0 for any free one.`);
      chosen.site = site;
      continue;
    }
    const wish = before[service];
    const good = wish !== undefined && !taken.includes(wish) && (await isFree(wish, where));
    chosen[service] = good ? wish : await freePort(where, taken);
  }
  const ports = chosen as Ports;
  // A port that was asked for is not one to come back to when any will do.
  writeFileSync(file, JSON.stringify(site === 0 ? ports : { ...ports, site: before.site }));
  return ports;
}
