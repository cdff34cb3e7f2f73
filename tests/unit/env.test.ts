import { EnvError, parseEnv } from "@callavet/server/env.ts";
import { describe, expect, it } from "vitest";

const least = { AUTH_URL: "https://auth.example/auth/v1/" };

describe("the environment", () => {
  it("says all that is wrong at once, by name, without the values", () => {
    const parse = () => parseEnv({ PORT: "many", AUTH_URL: "ftp://secret-host", LOG_LEVEL: "loud" });
    expect(parse).toThrow(EnvError);
    expect(parse).toThrow(/AUTH_URL[\s\S]*LOG_LEVEL|LOG_LEVEL[\s\S]*AUTH_URL/);
    expect(parse).toThrow(/PORT/);
    expect(parse).not.toThrow(/secret-host/);
  });
  it("takes an empty variable for one left out", () => {
    const env = parseEnv({ ...least, PORT: "", STRIPE_SECRET_KEY: "" });
    expect([env.PORT, env.STRIPE_SECRET_KEY]).toEqual([3000, undefined]);
  });
  it("reads old and new signing secrets, and none as none", () => {
    expect(parseEnv({ ...least, STRIPE_WEBHOOK_SECRET: "whsec_new, whsec_old" }).STRIPE_WEBHOOK_SECRET).toEqual([
      "whsec_new",
      "whsec_old",
    ]);
    expect(parseEnv(least).STRIPE_WEBHOOK_SECRET).toEqual([]);
  });
  it("writes addresses without a slash at the end", () => {
    expect(parseEnv(least).AUTH_URL).toBe("https://auth.example/auth/v1");
  });
});
