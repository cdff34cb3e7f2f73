import { theme } from "@callavet/shared/browser/theme/theme.ts";
import { MantineProvider, localStorageColorSchemeManager } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { queryClient } from "./query-client.ts";
import { router } from "./router.tsx";
import { Unreachable } from "./Unreachable.tsx";

// The same key as the public site's: one person, one appearance.
const colorScheme = localStorageColorSchemeManager({ key: "callavet.scheme" });

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
