import { CheckCircle } from "@phosphor-icons/react/dist/csr/CheckCircle";
import type { ReactNode } from "react";
import classes from "./Done.module.css";

/** It was done: said where it was asked for, and left standing. */
export function Done({ children, testId }: { children: ReactNode; testId?: string }) {
  return (
    <p className={classes.done} role="status" data-testid={testId}>
      <CheckCircle size={22} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
