import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const api = process.env.API_URL ?? "http://127.0.0.1:3000";

export default defineConfig({
  base: "/admin/",
  plugins: [react()],
  build: { outDir: "dist", target: "es2023" },
  // In development the pages come from here and everything else from the running server.
  server: { proxy: { "/trpc": { target: api, ws: true }, "/config.json": api } },
});
