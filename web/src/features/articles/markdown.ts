/** A line of text in pieces. */
export interface Piece {
  text: string;
  strong: boolean;
}

export type Block =
  | { kind: "heading"; pieces: Piece[] }
  | { kind: "paragraph"; pieces: Piece[] }
  | { kind: "list"; ordered: boolean; items: Piece[][] };

const HEADING = /^#{1,6}\s+(.+)$/;
const BULLET = /^[-*]\s+(.+)$/;
const NUMBER = /^\d{1,3}[.)]\s+(.+)$/;

/**
 * The Markdown that guides are written in: headings, paragraphs, lists, bold. Anything else, HTML too, is plain text: it
 * becomes text nodes and can be nothing more.
 */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: "paragraph", pieces: piecesOf(paragraph.join(" ")) });
    paragraph = [];
  };
  const addItem = (ordered: boolean, text: string) => {
    endParagraph();
    const last = blocks.at(-1);
    if (last?.kind === "list" && last.ordered === ordered && !afterBlank) last.items.push(piecesOf(text));
    else blocks.push({ kind: "list", ordered, items: [piecesOf(text)] });
  };
  let afterBlank = false;
  for (const line of markdown.split(/\r?\n/).map((each) => each.trim())) {
    const [heading, bullet, number] = [HEADING, BULLET, NUMBER].map((pattern) => pattern.exec(line)?.[1]);
    if (line === "") endParagraph();
    else if (heading) {
      endParagraph();
      blocks.push({ kind: "heading", pieces: piecesOf(heading.replace(/\s+#+$/, "")) });
    } else if (bullet) addItem(false, bullet);
    else if (number) addItem(true, number);
    else paragraph.push(line);
    afterBlank = line === "";
  }
  endParagraph();
  return blocks;
}

/** `**bold**`; a pair that is not closed is what it looks like. */
export function piecesOf(text: string): Piece[] {
  const parts = text.split(/\*\*(?=\S)(.+?)(?<=\S)\*\*/);
  return parts.map((part, i) => ({ text: part, strong: i % 2 === 1 })).filter((piece) => piece.text !== "");
}

/** Minutes to read it, at 200 words each. */
export const minutesOf = (markdown: string): number => Math.max(1, Math.round(markdown.split(/\s+/).length / 200));
