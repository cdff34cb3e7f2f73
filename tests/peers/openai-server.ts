import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface EmbeddingsRequest {
  model: string;
  input: string[];
  dimensions: number;
  encoding_format: string;
}

export interface OpenAiServer {
  /** With its path, as `OPENAI_BASE_URL` has it. */
  url: string;
  requests: { at: number; headers: IncomingHttpHeaders; body: EmbeddingsRequest }[];
  /** What the next requests get instead of vectors, in order. */
  troubles: ((body: EmbeddingsRequest) => { status: number; headers?: Record<string, string>; body?: unknown } | null)[];
  /** Answers wait for this. */
  held: Promise<void> | null;
  /** A request that has such a text is refused as a whole. */
  refuses: ((input: string) => boolean) | null;
  close(): Promise<void>;
}

/** Numbers that tell one text from another. */
export const vectorFor = (input: string, dimensions = 1536): number[] =>
  Array.from({ length: dimensions }, (_, i) =>
    Math.sin(input.length + (input.codePointAt(i % Math.max(1, input.length)) ?? 0) + i),
  );

/** Speaks `POST /v1/embeddings` of the OpenAI API, its refusals included. */
export async function startOpenAiServer(): Promise<OpenAiServer> {
  const requests: OpenAiServer["requests"] = [];
  const troubles: OpenAiServer["troubles"] = [];
  const it: OpenAiServer = {
    url: "",
    requests,
    troubles,
    held: null,
    refuses: null,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server = createServer((request, response) => {
    void text(request).then(async (raw) => {
      const send = (status: number, body: unknown, headers: Record<string, string> = {}) =>
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
      if (request.method !== "POST" || request.url !== "/v1/embeddings")
        return send(404, { error: { message: "no such route" } });
      if (request.headers.authorization !== "Bearer sk-test") return send(401, { error: { message: "wrong key" } });
      const body = JSON.parse(raw) as EmbeddingsRequest;
      requests.push({ at: performance.now(), headers: request.headers, body });
      await it.held;
      const trouble = troubles.shift()?.(body);
      if (trouble) return send(trouble.status, trouble.body ?? { error: { message: "trouble" } }, trouble.headers);
      const refused = body.input.some((input) => input === "" || it.refuses?.(input));
      if (body.input.length > 2048 || refused) return send(400, { error: { message: "input is invalid" } });
      // In any order: the index says which is which.
      const data = body.input.map((input, index) => ({
        object: "embedding",
        index,
        embedding: vectorFor(input, body.dimensions),
      }));
      return send(200, { object: "list", data: data.reverse(), model: body.model, usage: { prompt_tokens: 1, total_tokens: 1 } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  it.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return it;
}
