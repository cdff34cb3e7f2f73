import type { Auth } from "../context.ts";

export interface AuthRequest {
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string | undefined>;
  /** Undefined without a body, and of a form: its content is lost on this wire. */
  body: Buffer | undefined;
}

export interface Answer {
  /** 200 unless said. */
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON; nothing is sent when absent. */
  json?: unknown;
}

/** One row of the wire's table of calls. */
export interface Endpoint {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  handle(auth: Auth, request: AuthRequest): Answer | Promise<Answer>;
}
