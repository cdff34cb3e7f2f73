import { createPace } from "@callavet/worker/search/pace.ts";
import { expect, test } from "vitest";

test("a slow database gets fewer documents at a time, but some, and more again once it is quick", () => {
  const pace = createPace(64);
  pace.took(64, 100);
  expect(pace.size).toBe(64);
  pace.took(64, 300);
  expect(pace.size).toBe(32);
  pace.took(32, 60_000);
  expect(pace.size).toBe(8);
  for (let quick = 0; quick < 20; quick++) pace.took(pace.size, 1);
  expect(pace.size).toBe(64);
});

test("what is given one by one stays so", () => {
  const pace = createPace(1);
  pace.took(1, 5000);
  expect(pace.size).toBe(1);
});
