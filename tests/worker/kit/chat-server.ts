import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  at: number;
  path: string;
  headers: IncomingHttpHeaders;
  body: {
    model: string;
    messages: { role: string; content: string }[];
    response_format: { type: string; json_schema: { strict: boolean; schema: Record<string, unknown> } };
  };
}

/** What the server answers next: a model's text, a whole body, or a refusal. */
export type Reply = { say: unknown } | { raw: string } | { status: number; after?: string } | { hangUp: true };

export interface ChatServer {
  url: string;
  asked: Asked[];
  /** Answers in turn; the last one goes on. */
  reply(...replies: Reply[]): void;
  close(): Promise<void>;
}

/** A server that speaks OpenAI's chat completions, on this machine, and remembers what it was asked. */
export async function startChatServer(): Promise<ChatServer> {
  const asked: Asked[] = [];
  let replies: Reply[] = [{ status: 500 }];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => void (text += chunk.toString()));
    request.on("end", () => {
      asked.push({ at: Date.now(), path: request.url ?? "", headers: request.headers, body: JSON.parse(text) });
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      if (!reply || "hangUp" in reply) return void request.socket.destroy();
      response.setHeader("content-type", "application/json");
      if ("status" in reply) {
        response.statusCode = reply.status;
        if (reply.after !== undefined) response.setHeader("retry-after", reply.after);
        return void response.end(JSON.stringify({ error: { message: "Luna and Ana were refused", type: "server_error" } }));
      }
      if ("raw" in reply) return void response.end(reply.raw);
      const content = typeof reply.say === "string" ? reply.say : JSON.stringify(reply.say);
      response.end(
        JSON.stringify({
          id: "chatcmpl-1",
          object: "chat.completion",
          created: 1,
          model: "m",
          choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content, refusal: null } }],
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    reply: (...next) => void (replies = next),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
