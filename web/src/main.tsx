import { RouterProvider } from "@tanstack/react-router";
import { startTransition, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./main.css";
import "./i18n/index.ts";
import { router } from "./app/router.tsx";
import { draft, updateDraft } from "./lib/draft.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

// What somebody typed into the page as it came, before this script: kept, and the place of the cursor with it.
const early = document.getElementById("problem-early");
if (early instanceof HTMLTextAreaElement) {
  if (early.value && !draft.get().text) updateDraft({ text: early.value });
  if (document.activeElement === early) document.documentElement.dataset["typing"] = "yes";
}

/** The page as it came stays until the first route is ready: no blank between them. */
await router.load();
// Its own turn and in slices: on a slow phone, a key that is pressed meanwhile is seen at once.
await new Promise((resolve) => setTimeout(resolve));
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  ),
);
