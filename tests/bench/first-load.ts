import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { browserArguments, findBrowser } from "../kit/browser.ts";
import { startProduct } from "../kit/product.ts";
import type { Line } from "./lib/report.ts";

/** The scripts that Chromium really loads for `/`, gzipped. */
export async function firstLoad(): Promise<Line[]> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("No Chrome or Chromium on this machine");
  const product = await startProduct();
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const page = await browser.newPage();
    const bodies: Promise<{ url: string; kind: string; gzip: number }>[] = [];
    page.on("response", (response) => {
      const kind = response.request().resourceType();
      const url = response.url();
      if (response.status() < 300)
        bodies.push(
          response.body().then(
            (body) => ({ url, kind, gzip: gzipSync(body, { level: 9 }).byteLength }),
            () => ({ url, kind, gzip: 0 }),
          ),
        );
    });
    await page.goto(product.url, { waitUntil: "networkidle" });
    const loaded = await Promise.all(bodies);
    const kilobytes = (kinds: string[]) =>
      loaded.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { gzip }) => sum + gzip, 0) / 1000;
    const scripts = kilobytes(["script"]);
    if (scripts === 0) throw new Error("No script was loaded: are the sites built?");
    const rest = kilobytes(["document", "stylesheet", "font", "image", "fetch", "xhr", "manifest"]);
    return [
      {
        row: "web",
        what: "first load of /, JavaScript gzipped",
        figure: `${scripts.toFixed(1)} kB`,
        beside: `all else ${rest.toFixed(1)} kB`,
        ratio: "",
        goal: "<= 180 kB",
        reached: scripts <= 180,
      },
    ];
  } finally {
    await browser.close();
    await product.stop();
    product.remove();
  }
}
