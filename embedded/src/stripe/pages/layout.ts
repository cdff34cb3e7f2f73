import { randomBytes } from "node:crypto";
import type { FastifyReply } from "fastify";
import { Html, html } from "./html.ts";
import { style } from "./style.ts";

interface Page {
  lang: string;
  title: string;
  body: Html;
  /** Our own code, never what came from outside: it is not escaped. */
  script?: Html;
}

/** Nothing is loaded from anywhere, no script runs but ours, and nobody frames the page. */
export function sendPage(reply: FastifyReply, status: number, { lang, title, body, script }: Page): FastifyReply {
  const nonce = randomBytes(16).toString("base64");
  const page = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style nonce="${nonce}">
          ${new Html(style)}
        </style>
      </head>
      <body>
        ${body}
        ${
          script
            ? html`<script nonce="${nonce}">
                ${script};
              </script>`
            : null
        }
      </body>
    </html>`;
  return reply
    .code(status)
    .header(
      "content-security-policy",
      `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:; frame-ancestors 'none'; base-uri 'none'`,
    )
    .header("cache-control", "no-store")
    .header("referrer-policy", "same-origin")
    .header("x-content-type-options", "nosniff")
    .type("text/html; charset=utf-8")
    .send(page.markup);
}
