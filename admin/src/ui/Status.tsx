import classes from "./Status.module.css";

export type Tone = "good" | "now" | "attention" | "danger" | "quiet";

/** A state in words, with a mark whose form differs too: colour alone tells nobody anything. */
export function Status({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={classes.status} data-tone={tone}>
      <span className={classes.mark} aria-hidden />
      {children}
    </span>
  );
}
