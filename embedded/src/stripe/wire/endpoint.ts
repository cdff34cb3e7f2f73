import type { z } from "zod";
import type { World } from "../world.ts";
import type { Form } from "./form.ts";
import { parseParams } from "./params.ts";

export interface Call<P> {
  world: World;
  params: P;
  /** The `:id` of the path; empty where there is none. */
  id: string;
}

export interface Endpoint {
  method: "GET" | "POST" | "DELETE";
  path: `/v1/${string}`;
  run(world: World, form: Form, id: string): object;
}

/** One endpoint of the API: its address, what it takes, and what it does inside one transaction. */
export function endpoint<T extends z.ZodType>(
  method: Endpoint["method"],
  path: Endpoint["path"],
  schema: T,
  answer: (call: Call<z.output<T>>) => object,
): Endpoint {
  return { method, path, run: (world, form, id) => answer({ world, params: parseParams(schema, form), id }) };
}
