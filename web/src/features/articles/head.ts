import type { Article } from "@callavet/shared/contract/articles.ts";

interface Head {
  title?: string;
  description: string;
  /** Where the page is at home, however it was come to. */
  canonical: string;
  /** The same in each language that it is written in. */
  languages: { language: string; path: string }[];
}

const description = document.querySelector('meta[name="description"]');
const usual = description?.getAttribute("content") ?? "";

/** What search engines and shared links read of a page. Gives back the way out. */
export function nameHead({ title, description: words, canonical, languages }: Head): () => void {
  if (title) document.title = `${title} · Call-a-Vet`;
  description?.setAttribute("content", words);
  const links = [
    link({ rel: "canonical", href: canonical }),
    ...languages.map(({ language, path }) => link({ rel: "alternate", hreflang: language, href: path })),
  ];
  return () => {
    description?.setAttribute("content", usual);
    for (const each of links) each.remove();
  };
}

export function headOf({ slug, title, summary, language, other }: Article): Head {
  const itself = { language, path: `/help/${slug}?lang=${language}` };
  return {
    title,
    description: summary,
    canonical: itself.path,
    languages: [itself, ...(other ? [{ language: other.language, path: `/help/${other.slug}?lang=${other.language}` }] : [])],
  };
}

function link({ href, ...attributes }: { rel: string; href: string; hreflang?: string }): HTMLLinkElement {
  const made = document.createElement("link");
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.href = new URL(href, location.origin).href;
  document.head.append(made);
  return made;
}
