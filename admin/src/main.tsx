import "@mantine/core/styles.css";
import "mantine-datatable/styles.css";
import "./main.css";
import "@callavet/shared/browser/theme/mantine.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { startAuth } from "./app/auth.ts";
import { startI18n } from "./i18n/index.ts";

await startI18n();
const configured = startAuth();
const root = document.getElementById("root");
if (!root) throw new Error("The page has no root element");
createRoot(root).render(
  <StrictMode>
    <App configured={configured} />
  </StrictMode>,
);
