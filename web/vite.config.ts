import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { earlyGuides } from "./build/early-guides.ts";
import { inlineStyles } from "./build/inline-styles.ts";
import { precompress } from "./build/precompress.ts";
import { preloadFonts } from "./build/preload-fonts.ts";

const api = process.env.API_URL ?? "http://127.0.0.1:3000";

/** Libraries of the first page stand in one file that a new release of ours leaves cached. */
const ofFirstPage =
  /node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?(react|react-dom|scheduler|i18next|react-i18next|@tanstack\/(?:react-router|router-core|history|react-store|store))\//;

/** Our own small modules that the first page shares with others: one file, not a dozen requests. */
const sharedParts =
  /web\/src\/(lib\/(storage|store|preferences|format|signed-in|draft|config)|ui\/(Mark|Preferences|SiteBar)|app\/(Pending|Broken)|features\/(triage\/TriageAdvice|pricing\/prices)|i18n\/(index|(es|en)\/site))\.tsx?$|@phosphor-icons\/react\/dist\/(lib|(csr|defs)\/(Moon|Sun|Check|ArrowRight|ChatCircleText|Heartbeat|ListNumbers|Receipt)\.)/;

export default defineConfig({
  base: "/",
  plugins: [react(), preloadFonts(), earlyGuides(), inlineStyles(), precompress()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    // Fonts and icons stay files: the content security policy allows no data addresses for them.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "base", test: ofFirstPage },
            { name: "site", test: sharedParts },
          ],
        },
      },
    },
  },
  // In development the pages come from here and everything else from the running server.
  server: {
    port: Number(process.env.WEB_PORT ?? 5173),
    proxy: {
      "/trpc": { target: api, ws: true },
      "/config.json": api,
      "/plans": api,
      "/me": api,
      "/articles": api,
      "/search": api,
    },
  },
});
