import { CheckCircle } from "@phosphor-icons/react/dist/csr/CheckCircle";
import type { ReactNode } from "react";
import classes from "./Said.module.css";

/** It was done: said where it was asked for, and left standing. */
export function Done({ children, testId }: { children: ReactNode; testId?: string }) {
  return (
    <p className={`${classes.said} ${classes.done}`} role="status" data-testid={testId}>
      <CheckCircle size={22} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
