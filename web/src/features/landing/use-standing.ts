import type { Me } from "@callavet/shared/contract/accounts.ts";
import type { Plan } from "@callavet/shared/contract/pricing.ts";
import { useEffect, useState } from "react";
import { language } from "../../lib/preferences.ts";
import { maybeSignedIn } from "../../lib/signed-in.ts";
import { useStore } from "../../lib/store.ts";
import { readPlans } from "../pricing/prices.ts";

interface Standing {
  signedIn: boolean;
  planName: string | null;
  liveSessionId: string | null;
}

/** What this browser's person has already: nothing is loaded for somebody who is not signed in. */
export function useStanding(): Standing {
  const tongue = useStore(language);
  const [person, setPerson] = useState<Me | null>(null);
  const [plan, setPlan] = useState<Plan | null>(null);
  useEffect(() => {
    if (!maybeSignedIn()) return;
    let current = true;
    void readMe()
      .then(async (me) => {
        if (!me || !current) return;
        setPerson(me);
        const plans = me.subscription ? await readPlans() : [];
        if (current) setPlan(plans.find(({ code }) => code === me.subscription?.planCode) ?? null);
      })
      // The page sells without it; the next step asks again and says what is wrong.
      .catch(() => {});
    return () => {
      current = false;
    };
  }, []);
  return {
    signedIn: person !== null || maybeSignedIn(),
    planName: plan?.name[tongue] ?? null,
    liveSessionId: person?.liveSessionId ?? null,
  };
}

async function readMe(): Promise<Me | null> {
  const { getToken } = await import("../../lib/auth.ts");
  const token = await getToken();
  if (!token) return null;
  const answer = await fetch("/me", { headers: { authorization: `Bearer ${token}`, accept: "application/json" } });
  return answer.ok ? ((await answer.json()) as Me) : null;
}
