import type { MailboxMessage } from "./messages.ts";
import { style } from "./style.ts";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** Addresses in a text can be followed; the rest is text. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) =>
      index % 2 ? `<a href="${escapeHtml(part)}" rel="noreferrer">${escapeHtml(part)}</a>` : escapeHtml(part),
    )
    .join("");
}

function article(message: MailboxMessage): string {
  const to = message.name ? `${message.name} <${message.to}>` : message.to;
  return `<article data-id="${escapeHtml(message.id)}">
  <header><h2>${escapeHtml(message.subject)}</h2><time datetime="${escapeHtml(message.createdAt)}">${escapeHtml(message.createdAt)}</time></header>
  <p class="to"><span>${escapeHtml(to)}</span> <b>${escapeHtml(message.channel)}</b> <b>${escapeHtml(message.status)}</b></p>
  <div class="text">${withLinks(message.text)}</div>
</article>`;
}

// Looks again every two seconds, touches the page only when something is new, and stays quiet while it is hidden.
const script = `
const show = () => document.querySelectorAll("time").forEach((time) => { time.textContent = new Date(time.dateTime).toLocaleString(); });
const look = async () => {
  if (document.hidden) return;
  const answer = await fetch("/").catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const ids = (page) => [...page.querySelectorAll("article")].map((one) => one.dataset.id).join();
  if (ids(fresh) !== ids(document)) { document.querySelector("main").replaceWith(fresh.querySelector("main")); show(); }
};
show();
setInterval(look, 2000);
`;

/** The whole page; `nonce` allows its own style and script, and nothing else runs. */
export function renderPage(messages: MailboxMessage[], nonce: string): string {
  const list =
    messages.map(article).join("\n") ||
    `<p class="empty">Nothing has been sent yet. What the product would mail appears here.</p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mailbox · Call-a-Vet on this machine</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${style}</style>
</head>
<body>
<div class="top"><h1>Mailbox</h1><p>Nothing leaves this machine: this is what people would have received. <a href="/messages.json">JSON</a></p></div>
<main>
${list}
</main>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`;
}
