import type { ReactNode } from "react";
import classes from "./RowName.module.css";

/** The row's name is a button, so that the keyboard reaches the row; the press itself is the row's. */
export function RowName({ children }: { children: ReactNode }) {
  return (
    <button type="button" className={classes.name}>
      {children}
    </button>
  );
}
