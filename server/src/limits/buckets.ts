import type { LimitName } from "../trpc/meta.ts";
import { Lru } from "../lru.ts";

/** `burst` calls at once, then `perSecond`; for each person (or address) and procedure. */
const figures: Record<LimitName, { perSecond: number; burst: number }> = {
  read: { perSecond: 20, burst: 120 },
  write: { perSecond: 5, burst: 40 },
  chat: { perSecond: 15, burst: 90 },
  // Typing asks at every pause, and an answer may cost an embedding service's call.
  search: { perSecond: 4, burst: 40 },
  // What costs money or asks an outside service.
  costly: { perSecond: 0.2, burst: 10 },
};

interface Bucket {
  left: number;
  at: number;
}

export interface Limits {
  /** Takes one call from the bucket; false when it is empty. */
  take(limit: LimitName, path: string, who: string): boolean;
}

/**
 * Token buckets in this process' memory: HTTP, REST and WebSocket calls pass the same ones. With several processes a
 * person may get as many times more; the figures protect the process, not a price.
 */
export function createLimits(factor: number, now: () => number = Date.now): Limits {
  const buckets = new Lru<string, Bucket>(100_000);
  return {
    take(limit, path, who) {
      if (factor === 0) return true;
      const perSecond = figures[limit].perSecond * factor;
      const burst = figures[limit].burst * factor;
      const key = `${path} ${who}`;
      const at = now();
      const bucket = buckets.get(key) ?? { left: burst, at };
      bucket.left = Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond);
      bucket.at = at;
      const allowed = bucket.left >= 1;
      if (allowed) bucket.left -= 1;
      buckets.set(key, bucket);
      return allowed;
    },
  };
}
