import { theme } from "@callavet/shared/browser/theme/theme.ts";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import i18next from "i18next";
import { app as english } from "../i18n/en/app.ts";
import { app as spanish } from "../i18n/es/app.ts";
import { queryClient } from "../lib/query-client.ts";
import { scheme } from "../lib/preferences.ts";
import { useProfileLanguage } from "../lib/use-profile-language.ts";
import { useStore } from "../lib/store.ts";
import "./mantine-styles.ts";
import "../ui/app.css";
import "../ui/parts.css";
import "../ui/in-place.css";

i18next.addResourceBundle("es", "app", spanish);
i18next.addResourceBundle("en", "app", english);

/** What every page but the first stands in: the component library, the API's cache, the rest of the texts. */
export function Shell() {
  const shade = useStore(scheme);
  useProfileLanguage();
  return (
    <MantineProvider theme={theme} forceColorScheme={shade} deduplicateCssVariables withGlobalClasses={false}>
      <QueryClientProvider client={queryClient}>
        <Outlet />
      </QueryClientProvider>
    </MantineProvider>
  );
}
