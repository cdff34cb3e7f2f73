import { Fragment } from "react";
import { blocksOf, type Block, type Piece } from "./markdown.ts";

/** A guide's Markdown as elements of React: text is only ever text. */
export function Prose({ markdown, lang }: { markdown: string; lang: string }) {
  return (
    <div className="prose" lang={lang}>
      {blocksOf(markdown).map((block, i) => (
        <OneBlock key={i} block={block} />
      ))}
    </div>
  );
}

function OneBlock({ block }: { block: Block }) {
  if (block.kind === "heading") return <h2>{inline(block.pieces)}</h2>;
  if (block.kind === "paragraph") return <p>{inline(block.pieces)}</p>;
  const items = block.items.map((pieces, i) => <li key={i}>{inline(pieces)}</li>);
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

const inline = (pieces: Piece[]) =>
  pieces.map(({ text, strong }, i) => (strong ? <strong key={i}>{text}</strong> : <Fragment key={i}>{text}</Fragment>));
