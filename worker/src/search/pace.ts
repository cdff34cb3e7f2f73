/** So long one of our transactions may take, in milliseconds: the embedded database answers nobody else meanwhile. */
const GOAL = 60;
const LEAST = 4;
/** A database that takes less than this share of a batch at once is slow: others wait behind us. */
const SLOW = 1 / 4;
const LONGEST_REST = 500;

export interface Pace {
  /** Documents for the next batch. */
  readonly size: number;
  /** Milliseconds to leave to others before the next one: as long as the last took on a database that is slow, else none. */
  readonly rest: number;
  /** Told after each transaction. */
  took(rows: number, milliseconds: number): void;
}

/**
 * As many documents at once as the database takes in that time, and no more than `most`. A busy database, or a slow
 * one, gets less at a time and others come in between.
 */
export function createPace(most: number): Pace {
  let size = most;
  let last = 0;
  return {
    get size() {
      return size;
    },
    get rest() {
      return size < most * SLOW ? Math.min(LONGEST_REST, last) : 0;
    },
    took(rows, milliseconds) {
      last = milliseconds;
      const fits = Math.floor((rows * GOAL) / Math.max(1, milliseconds));
      // Slowly up again: one quick answer says little.
      size = Math.min(most, Math.max(Math.min(LEAST, most), Math.min(fits, Math.ceil(size * 1.25))));
    },
  };
}
