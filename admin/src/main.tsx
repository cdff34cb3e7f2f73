import "@mantine/core/styles.css";
import "mantine-datatable/styles.css";
import "./main.css";
import "@callavet/shared/browser/theme/mantine.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { startI18n } from "./i18n/index.ts";

await startI18n();
const root = document.getElementById("root");
if (!root) throw new Error("The page has no root element");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
