import type { ReactNode } from "react";
import place from "./place.module.css";

interface LinesProps<T> {
  items: readonly T[];
  /** Said where there is none. */
  none?: string;
  renderLine: (item: T) => ReactNode;
}

/** A few records below each other, in a place that has room for no table. `renderLine` gives each a `Line`. */
export function Lines<T>({ items, none, renderLine }: LinesProps<T>) {
  if (items.length === 0 && none) return <p className={place.none}>{none}</p>;
  return <ul className={place.lines}>{items.map(renderLine)}</ul>;
}

interface LineProps {
  /** In strong letters, unless it is a way somewhere. */
  title: ReactNode;
  state: ReactNode;
  /** What there is to say of it, one after the other; what is empty is left out. */
  more: (string | false | null | undefined)[];
  testId: string;
  children?: ReactNode;
}

/** What it is, how it stands, and below it the rest. */
export function Line({ title, state, more, testId, children }: LineProps) {
  return (
    <li data-testid={testId}>
      {typeof title === "string" ? <strong>{title}</strong> : title}
      {state}
      <span className={place.more}>{more.filter(Boolean).join(", ")}</span>
      {children}
    </li>
  );
}
