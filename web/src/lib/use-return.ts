import { useEffect } from "react";

/** Back from another site by the browser's own button: the page is as it was left, and what was pressed can be pressed again. */
export function useReturn(reset: () => void): void {
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && reset();
    addEventListener("pageshow", onShow);
    return () => removeEventListener("pageshow", onShow);
  }, [reset]);
}
