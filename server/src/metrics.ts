import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export interface Measured {
  sockets(): number;
  rooms(): number;
  pool(): { total: number; idle: number; waiting: number };
  plans(): { hits: number; misses: number };
}

export interface Metrics {
  registry: Registry;
  http: Histogram;
  /** Notes how long a procedure took; the label's child is looked up once. */
  called(path: string, ok: boolean, ms: number): void;
  refusals: Counter;
  messages: Counter;
}

/** This process' figures, in a registry of its own so that two servers in one process do not collide. */
export function createMetrics(measured: Measured): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect: function () {
        this.set(read());
      },
    });
  /** What is counted elsewhere and only rises. */
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect: function () {
        this.reset();
        this.inc(read());
      },
    });

  gauge("callavet_sockets", "Open WebSockets", measured.sockets);
  gauge("callavet_rooms", "Consults that somebody listens to here", measured.rooms);
  gauge("callavet_db_connections", "Connections of the pool", () => measured.pool().total);
  gauge("callavet_db_idle_connections", "Idle connections of the pool", () => measured.pool().idle);
  gauge("callavet_db_waiting", "Calls that wait for a connection", () => measured.pool().waiting);
  counter("callavet_pricing_cache_hits_total", "Price lists answered from memory", () => measured.plans().hits);
  counter("callavet_pricing_cache_misses_total", "Price lists read from the database", () => measured.plans().misses);
  return {
    registry,
    http: new Histogram({
      name: "callavet_http_seconds",
      help: "HTTP answers",
      labelNames: ["method", "route", "status"],
      buckets: SECONDS,
      registers,
    }),
    called: timer(
      new Histogram({
        name: "callavet_procedure_seconds",
        help: "Procedures, over whatever wire",
        labelNames: ["path", "ok"],
        buckets: SECONDS,
        registers,
      }),
    ),
    refusals: new Counter({ name: "callavet_refusals_total", help: "Refused calls", labelNames: ["path", "reason"], registers }),
    messages: new Counter({ name: "callavet_chat_messages_total", help: "Messages stored by this process", registers }),
  };
}

function timer(histogram: Histogram): Metrics["called"] {
  const children = new Map<string, ReturnType<Histogram["labels"]>>();
  return (path, ok, ms) => {
    const key = `${path} ${ok}`;
    let child = children.get(key);
    if (!child) children.set(key, (child = histogram.labels({ path, ok: String(ok) })));
    child.observe(ms / 1000);
  };
}
