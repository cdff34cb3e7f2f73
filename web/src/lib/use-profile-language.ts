import { useEffect } from "react";
import { client } from "./api.ts";
import { language } from "./preferences.ts";
import { maybeSignedIn } from "./signed-in.ts";

/** The language that somebody signed in chooses on a page is also the one that we write mails to them in. */
export function useProfileLanguage(): void {
  useEffect(
    () =>
      language.subscribe(() => {
        // The page has changed already; a profile that could not be told is told with the next choice.
        if (maybeSignedIn()) void client.me.update.mutate({ language: language.get() }).catch(() => {});
      }),
    [],
  );
}
