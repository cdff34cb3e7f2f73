import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Mark } from "./Mark.tsx";
import { Preferences } from "./Preferences.tsx";

/** The bar of pages outside the app: the mark, what the page adds, language and theme. */
export function SiteBar({ children }: { children?: ReactNode }) {
  return (
    <header className="bar">
      <Link className="bar-brand" to="/">
        <Mark />
        Call-a-Vet
      </Link>
      <nav className="bar-side">
        <Preferences />
        {children}
      </nav>
    </header>
  );
}
