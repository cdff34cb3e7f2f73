import type { Plugin } from "vite";

/**
 * Puts the first page's style sheet (4 kB) into the page itself: on a phone's network a request for it would hold the
 * first paint back by a round trip. Fonts keep their own files, named from the root.
 */
export function inlineStyles(): Plugin {
  return {
    name: "inline-styles",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        return html.replaceAll(/<link rel="stylesheet"[^>]*href="\/([^"]+\.css)"[^>]*>/g, (link, name: string) => {
          const file = bundle?.[name];
          return file?.type === "asset" ? `<style>${String(file.source)}</style>` : link;
        });
      },
    },
  };
}
