import { theme } from "@callavet/shared/browser/theme/theme.ts";
import { MantineProvider, localStorageColorSchemeManager, type MantineColorScheme } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { queryClient } from "./query-client.ts";
import { router } from "./router.tsx";
import { Unreachable } from "./Unreachable.tsx";

// The same key as the public site's: one person, one appearance.
const stored = localStorageColorSchemeManager({ key: "callavet.scheme" });
// "As the system has it" is no choice: nothing is kept.
const colorScheme = { ...stored, set: (scheme: MantineColorScheme) => (scheme === "auto" ? stored.clear() : stored.set(scheme)) };

export function App({ configured }: { configured: Promise<void> }) {
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    configured.catch(setFailure);
  }, [configured]);
  return (
    <MantineProvider theme={theme} colorSchemeManager={colorScheme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        {failure ? <Unreachable error={failure} /> : <RouterProvider router={router} />}
      </QueryClientProvider>
    </MantineProvider>
  );
}
