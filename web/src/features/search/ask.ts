import type { SearchInput, SearchPage } from "@callavet/shared/contract/search.ts";

export type Ask = (input: SearchInput, signal: AbortSignal) => Promise<SearchPage>;

/** A refusal with its reason, in the shape that `reasonOf` reads. */
class Refused extends Error {
  readonly data: unknown;

  constructor(status: number, data: unknown) {
    super(`refused: ${status}`);
    this.data = data;
  }
}

/** Articles for anybody, by the open address: pages outside the app do without the API client. */
export const askOpenly: Ask = async (input, signal) => {
  const query = new URLSearchParams(
    Object.entries(input).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
  const answer = await fetch(`/search?${query}`, { headers: { accept: "application/json" }, signal });
  if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => null));
  return (await answer.json()) as SearchPage;
};
