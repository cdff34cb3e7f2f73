import { useEffect, useRef } from "react";

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const dialogIsOpen = () => document.querySelector('[role="dialog"]') !== null;

/**
 * Single keys and two-key sequences ("g s"). They rest while somebody types or a dialog is open; `mod+k` works always.
 */
export function useHotkeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let first = "";
    let forget = 0;
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if ((event.metaKey || event.ctrlKey) && !event.altKey) {
        const action = latest.current[`mod+${key}`];
        if (action) {
          event.preventDefault();
          action();
        }
        return;
      }
      if (event.altKey || isTyping(event.target) || dialogIsOpen()) return;
      const action = latest.current[`${first} ${key}`] ?? latest.current[key];
      clearTimeout(forget);
      first = action ? "" : key;
      forget = window.setTimeout(() => (first = ""), 900);
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKey);
    return () => {
      clearTimeout(forget);
      window.removeEventListener("keydown", onKey);
    };
  }, []);
}
