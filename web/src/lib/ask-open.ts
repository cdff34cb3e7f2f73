/** A refusal with its reason, in the shape that `reasonOf` reads. */
class Refused extends Error {
  readonly data: unknown;

  constructor(status: number, data: unknown) {
    super(`refused: ${status}`);
    this.data = data;
  }
}

/** Asks the API at an open address, as anybody: pages outside the app do without its client. */
export async function askOpen<T>(
  path: string,
  asked: Record<string, string | number | boolean | undefined>,
  signal: AbortSignal,
): Promise<T> {
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
  const answer = await fetch(`${path}?${query}`, { headers: { accept: "application/json" }, signal });
  if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => null));
  return (await answer.json()) as T;
}
