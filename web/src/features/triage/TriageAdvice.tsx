import type { Urgency } from "@callavet/shared/contract/sessions.ts";
import { lazy, Suspense, useEffect, useState } from "react";

interface Finding {
  urgency: Urgency;
  redFlags: string[];
}

/** Waiting this long after a key keeps the advice from flickering while a word is being typed. */
const PAUSE_MS = 250;

const Advice = lazy(() => import("./Advice.tsx").then(({ Advice }) => ({ default: Advice })));

/** The same triage as the server's, run here on every pause of typing: danger is told before any sign-up or payment. */
export function TriageAdvice({ text }: { text: string }) {
  const [finding, setFinding] = useState<Finding | null>(null);
  useEffect(() => {
    if (text.trim().length < 4) {
      setFinding(null);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      void import("@callavet/shared/contract/triage.ts").then(({ triage }) => {
        if (current) setFinding(triage(text));
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  if (!finding || finding.urgency === "routine") return null;
  return (
    <Suspense>
      <Advice {...finding} />
    </Suspense>
  );
}
