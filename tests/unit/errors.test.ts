import { ReasonError, toReasonError } from "@callavet/shared/node/errors.ts";
import { expect, test } from "vitest";

const fault = (fields: { message?: string; code?: string; detail?: string }): Error =>
  Object.assign(new Error(fields.message ?? "x"), fields);

test.each([
  [
    "our own refusal",
    fault({ code: "CV404", message: "session_not_found", detail: '{"sessionId":"s"}' }),
    404,
    "session_not_found",
    { sessionId: "s" },
  ],
  ["one without details", fault({ code: "CV402", message: "no_units_left" }), 402, "no_units_left", {}],
  [
    "one whose details are no object",
    fault({ code: "CV409", message: "already_claimed", detail: "[1]" }),
    409,
    "already_claimed",
    {},
  ],
  ["row level security", fault({ code: "42501" }), 403, "forbidden", {}],
  ["a value that cannot be", fault({ code: "22P02" }), 400, "input_invalid", {}],
  ["a check", fault({ code: "23514" }), 400, "input_invalid", {}],
  ["a server that shuts down", fault({ code: "57P01" }), 503, "provider_unavailable", {}],
  ["a statement that took too long", fault({ code: "57014" }), 503, "provider_unavailable", {}],
  ["a deadlock", fault({ code: "40P01" }), 503, "provider_unavailable", {}],
  ["a refused connection", fault({ code: "ECONNREFUSED" }), 503, "provider_unavailable", {}],
  ["a cut connection", fault({ message: "Connection terminated unexpectedly" }), 503, "provider_unavailable", {}],
  ["a pool that is full", fault({ message: "timeout exceeded when trying to connect" }), 503, "provider_unavailable", {}],
  ["a reason already", new ReasonError(409, "same_plan"), 409, "same_plan", {}],
])("%s", (_name, error, status, reason, details) => {
  expect(toReasonError(error)).toMatchObject({ status, reason, details });
});

test.each([
  ["a reason that the contract has not", fault({ code: "CV404", message: "made_up" })],
  ["a broken unique key", fault({ code: "23505" })],
  ["a missing value", fault({ code: "23502" })],
  ["a missing table", fault({ code: "42P01" })],
  ["a missing file", fault({ code: "ENOENT" })],
  ["any other fault", new TypeError("undefined is not a function")],
  ["what is no error", "text"],
])("%s stays a fault of ours", (_name, error) => {
  expect(toReasonError(error)).toBeNull();
});
