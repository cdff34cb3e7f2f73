/** Browser storage that may be full, forbidden or broken: then nothing is kept, and nothing breaks. */
function guarded(pick: () => Storage) {
  return {
    read(key: string): string | null {
      try {
        return pick().getItem(key);
      } catch {
        return null;
      }
    },
    write(key: string, value: string | null): void {
      try {
        if (value === null) pick().removeItem(key);
        else pick().setItem(key, value);
      } catch {
        // Private mode or a full disk.
      }
    },
    keys(): string[] {
      try {
        return Object.keys(pick());
      } catch {
        return [];
      }
    },
  };
}

export const local = guarded(() => localStorage);
export const perTab = guarded(() => sessionStorage);

/** Where a tab keeps the half-written message of a consult. */
export const wordsKey = (sessionId: string): string => `callavet.words.${sessionId}`;

/** Stored JSON, or null where there is none or it is not readable. The reader checks the shape. */
export function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
