import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const api = process.env.API_URL ?? "http://127.0.0.1:3000";

export default defineConfig({
  base: "/admin/",
  plugins: [react()],
  // Each page is a chunk of its own, read when its link is pointed at.
  build: { outDir: "dist", target: "es2023", chunkSizeWarningLimit: 700 },
  // In development the pages come from here and everything else from the running server.
  server: { proxy: { "/trpc": { target: api, ws: true }, "/config.json": api } },
});
