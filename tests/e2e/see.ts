import type { Page } from "@playwright/test";
import { expectAccessible } from "./kit.ts";
import { shoot } from "./looks.ts";

/** Photographed, not wider than the screen, and nothing serious in the way of anybody. */
export async function see(page: Page, name: string): Promise<void> {
  await shoot(page, name);
  await expectAccessible(page);
}
