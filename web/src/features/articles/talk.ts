import { draft, updateDraft } from "../../lib/draft.ts";

/** What the guide was is told to the vet; words that the owner has typed already come first and stay. */
export function carryWords(words: string): void {
  const typed = draft.get().text.trim();
  updateDraft({ text: typed === "" || typed.includes(words) ? typed || words : `${typed}\n\n${words}`, wanted: true });
}
