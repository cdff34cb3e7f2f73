import { Gauge, type Registry } from "prom-client";

/** How far a model's vectors are. */
interface Progress {
  model: string;
  version: string;
  documents: number;
  embedded: number;
  failed: number;
  given_up: number;
  claimed: number;
}

/** What the embeddings backfill has done and has before it, by model; left out while the database does not answer. */
export function addSearchMetrics(registry: Registry, read: () => Promise<Progress[]>): void {
  const gauge = new Gauge({
    name: "callavet_search_documents",
    help: "Search documents by model and by how far their vectors are",
    labelNames: ["model", "version", "state"],
    registers: [],
    async collect() {
      this.reset();
      for (const { model, version, documents, embedded, failed, given_up, claimed } of await read().catch(() => [])) {
        const waiting = Math.max(0, documents - embedded - failed - given_up - claimed);
        const states = { embedded, failed, given_up, claimed, waiting };
        for (const [state, count] of Object.entries(states)) this.set({ model, version, state }, count);
      }
    },
  });
  registry.registerMetric(gauge);
}
