import type { Reason } from "@callavet/shared/contract/reasons.ts";
import { local, parseJson } from "../../lib/storage.ts";

/** A message that is written and not yet known to be stored. `refused` needs the person; without it, it is tried again. */
export interface Outgoing {
  clientId: string;
  body: string;
  createdAt: string;
  refused?: Reason | undefined;
}

/**
 * Messages on their way, kept in the browser: a reload, a closed laptop or a dead battery loses none, and the `clientId`
 * made once keeps the server from storing one twice, whichever tab sends it.
 */
export function createOutbox(sessionId: string) {
  const key = `callavet.outbox.${sessionId}`;
  const read = (): Outgoing[] => {
    const value = parseJson(local.read(key));
    return Array.isArray(value) ? value.filter(isOutgoing) : [];
  };
  // Read before every write: another tab may have written since.
  const write = (items: Outgoing[]) => local.write(key, items.length > 0 ? JSON.stringify(items) : null);
  return {
    key,
    read,
    add: (item: Outgoing) => write([...read(), item]),
    remove: (clientIds: Set<string>) => {
      const before = read();
      const after = before.filter(({ clientId }) => !clientIds.has(clientId));
      if (after.length !== before.length) write(after);
    },
    mark: (id: string, refused: Reason | undefined) => {
      const items = read();
      const found = items.find(({ clientId }) => clientId === id);
      if (found) found.refused = refused;
      write(items);
    },
  };
}

const isOutgoing = (value: unknown): value is Outgoing => {
  if (typeof value !== "object" || value === null) return false;
  const { clientId, body, createdAt } = value as Record<string, unknown>;
  return typeof clientId === "string" && typeof body === "string" && typeof createdAt === "string";
};
