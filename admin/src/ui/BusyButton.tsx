import { Button, type ButtonProps } from "@mantine/core";
import type { ReactNode } from "react";

interface BusyButtonProps extends ButtonProps {
  busy: boolean;
  /** What it says meanwhile. */
  busyLabel: string;
  children: ReactNode;
  onClick?: () => void;
  type?: "button" | "submit";
  "data-testid"?: string;
}

/** Says what it is doing, and does it once: it stays where it is and keeps the focus, and more presses do nothing. */
export function BusyButton({ busy, busyLabel, children, onClick, type = "button", ...rest }: BusyButtonProps) {
  return (
    <Button {...rest} type={busy ? "button" : type} aria-disabled={busy || undefined} onClick={busy ? undefined : onClick}>
      <span role="status">{busy ? busyLabel : children}</span>
    </Button>
  );
}
