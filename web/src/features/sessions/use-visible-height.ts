import { useEffect } from "react";

/** Keeps the height that is left above a phone's keyboard in `--visible`, so that the field is never under it. */
export function useVisibleHeight(): void {
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const measure = () => document.documentElement.style.setProperty("--visible", `${Math.round(view.height)}px`);
    measure();
    view.addEventListener("resize", measure);
    return () => {
      view.removeEventListener("resize", measure);
      document.documentElement.style.removeProperty("--visible");
    };
  }, []);
}
