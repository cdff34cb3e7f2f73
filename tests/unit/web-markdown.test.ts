import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf, minutesOf, piecesOf, type Block, type Piece } from "../../web/src/features/articles/markdown.ts";

const text = (pieces: Piece[]) => pieces.map((piece) => (piece.strong ? `<b>${piece.text}</b>` : piece.text)).join("");
const shown = (block: Block) =>
  block.kind === "list" ? [block.ordered ? "ol" : "ul", ...block.items.map(text)] : [block.kind, text(block.pieces)];
const read = (markdown: string) => blocksOf(markdown).map(shown);

describe("the Markdown of guides", () => {
  it("has headings, paragraphs, lists and bold", () => {
    expect(read("## Qué hacer\nUna línea\ny otra.\n\n1. **Llame** ya.\n2. Espere.\n\n- uno\n- dos\n\nFin.")).toEqual([
      ["heading", "Qué hacer"],
      ["paragraph", "Una línea y otra."],
      ["ol", "<b>Llame</b> ya.", "Espere."],
      ["ul", "uno", "dos"],
      ["paragraph", "Fin."],
    ]);
  });

  it("knows a list right after a paragraph, and a second list after a blank line", () => {
    expect(read("Signos:\n- a\n- b\n\n- c")).toEqual([
      ["paragraph", "Signos:"],
      ["ul", "a", "b"],
      ["ul", "c"],
    ]);
  });

  it("takes what is not closed, or not known, for the text it is", () => {
    expect(text(piecesOf("2 ** 3 y **sin cerrar"))).toBe("2 ** 3 y **sin cerrar");
    expect(read("<script>alert(1)</script> [a](javascript:alert(1)) ![x](y)")).toEqual([
      ["paragraph", "<script>alert(1)</script> [a](javascript:alert(1)) ![x](y)"],
    ]);
    expect(read("-5 °C\n\n1.5 kg")).toEqual([
      ["paragraph", "-5 °C"],
      ["paragraph", "1.5 kg"],
    ]);
  });

  it("loses no word of any text, and never fails", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("## ", "- ", "1. ", "**", "\n", "\n\n", "hola", " ", "<b>", "* "), { maxLength: 40 }),
        (parts) => {
          const markdown = parts.join("");
          const words = (all: string) => all.match(/hola|<b>/g)?.length ?? 0;
          const plain = blocksOf(markdown).flatMap((block) => (block.kind === "list" ? block.items : [block.pieces]));
          expect(words(plain.map((pieces) => pieces.map((piece) => piece.text).join("")).join(" "))).toBe(words(markdown));
        },
      ),
    );
  });

  it("takes a minute to read at least", () => {
    expect([minutesOf("hola"), minutesOf("a ".repeat(1000))]).toEqual([1, 5]);
  });
});
