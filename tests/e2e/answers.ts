import type { Page } from "@playwright/test";

/** What a procedure answers, by its name; `refused` makes it the error of that reason. */
export type Answers = Record<string, unknown>;

const REFUSED = Symbol("refused");
interface Refusal {
  [REFUSED]: string;
}
export const refused = (reason: string): Refusal => ({ [REFUSED]: reason });
const isRefusal = (value: unknown): value is Refusal => typeof value === "object" && value !== null && REFUSED in value;

/**
 * Puts given answers in the place of the server's, for states that take days or a bank to come about. What is not named
 * is answered by the server as always.
 */
export async function giveAnswers(page: Page, answers: Answers): Promise<void> {
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.route(/\/trpc\/[a-z]/i, async (route) => {
    const { pathname } = new URL(route.request().url());
    const names = pathname.replace("/trpc/", "").split(",");
    if (!names.some((name) => name in answers)) return route.continue();
    const real = await route.fetch();
    const body = (await real.json()) as unknown[];
    const json = names.map((name, i) => (name in answers ? answerOf(answers[name], name) : body[i]));
    await route.fulfill({ status: 200, json });
  });
}

function answerOf(value: unknown, path: string): unknown {
  if (!isRefusal(value)) return { result: { data: value } };
  const data = { code: "BAD_REQUEST", httpStatus: 402, path, reason: value[REFUSED], details: {} };
  return { error: { message: value[REFUSED], code: -32_600, data } };
}
