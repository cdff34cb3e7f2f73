import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const api = process.env.API_URL ?? "http://127.0.0.1:3000";

export default defineConfig({
  base: "/admin/",
  plugins: [react()],
  // One chunk: the operator opens it once a day, and it is kept.
  build: { outDir: "dist", target: "es2023", chunkSizeWarningLimit: 1200 },
  // In development the pages come from here and everything else from the running server.
  server: { proxy: { "/trpc": { target: api, ws: true }, "/config.json": api } },
});
