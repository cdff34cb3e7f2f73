import type { Plugin, Rolldown } from "vite";

const GUIDES = /features\/articles\/(HelpFrame|HelpPage|ArticlePage)\.tsx$|features\/articles\/load\.ts$/;

/**
 * Names in the page what the guides are made of beside the first page's own: public/boot.js asks for it at once where the
 * address is a guide's. Found only by the router, it would come a round trip later.
 */
export function earlyGuides(): Plugin {
  return {
    name: "early-guides",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {}, chunk }) {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const first = closure(bundle, chunk ? [chunk] : []);
        const wanted = closure(
          bundle,
          chunks.filter(({ facadeModuleId }) => facadeModuleId && GUIDES.test(facadeModuleId)),
        );
        const files = [...wanted]
          .filter((one) => !first.has(one))
          .flatMap(({ fileName, viteMetadata }) => [fileName, ...(viteMetadata?.importedCss ?? [])]);
        const content = [...new Set(files)].map((name) => `/${name}`).join(" ");
        return html.replace('name="guides" content=""', `name="guides" content="${content}"`);
      },
    },
  };
}

/** These and all that they import without being asked. */
function closure(bundle: Rolldown.OutputBundle, chunks: Rolldown.OutputChunk[]): Set<Rolldown.OutputChunk> {
  const found = new Set<Rolldown.OutputChunk>();
  const add = (chunk: Rolldown.OutputChunk) => {
    if (found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) {
      const file = bundle[name];
      if (file?.type === "chunk") add(file);
    }
  };
  for (const chunk of chunks) add(chunk);
  return found;
}
