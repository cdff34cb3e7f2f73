import { createPace } from "@callavet/worker/search/pace.ts";
import { expect, test } from "vitest";

test("a slow database gets fewer documents at a time, but some, and more again once it is quick", () => {
  const pace = createPace(64);
  pace.took(64, 60);
  expect(pace.size).toBe(64);
  pace.took(64, 120);
  expect(pace.size).toBe(32);
  pace.took(32, 60_000);
  expect(pace.size).toBe(4);
  for (let quick = 0; quick < 20; quick++) pace.took(pace.size, 1);
  expect(pace.size).toBe(64);
});

test("a slow database is left alone for as long as it took, a quick one is not", () => {
  const pace = createPace(64);
  pace.took(64, 40);
  expect(pace.rest).toBe(0);
  pace.took(64, 200);
  expect(pace.size).toBeLessThan(64);
  expect(pace.rest).toBe(0);
  pace.took(20, 120);
  expect(pace.rest).toBe(120);
  pace.took(10, 60_000);
  expect(pace.rest).toBe(500);
});

test("what is given one by one stays so", () => {
  const pace = createPace(1);
  pace.took(1, 5000);
  expect(pace.size).toBe(1);
});
