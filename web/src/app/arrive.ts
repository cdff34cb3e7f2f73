import i18next from "i18next";

/** Pages by the beginning of their address, the longest first, with the name that the bar gives them. */
const names = [
  ["/app/search", "nav.search"],
  ["/vet/search", "nav.search"],
  ["/help", "nav.help"],
  ["/app/consults", "nav.consults"],
  ["/app/pets", "nav.pets"],
  ["/app/billing", "nav.billing"],
  ["/app/plans", "nav.plans"],
  ["/app", "nav.home"],
  ["/vet", "nav.queue"],
  ["/clinics", "nav.clinics"],
  ["/sign-in", "nav.signIn"],
  ["/sign-up", "nav.signUp"],
] as const;

export function nameTab(): void {
  // A guide's own title comes with it.
  if (location.pathname.startsWith("/help/")) return;
  const found = names.find(([path]) => location.pathname.startsWith(path));
  document.title = found ? `${i18next.t(found[1])} · Call-a-Vet` : i18next.t("title");
}

/** After each change of page: its kind for the style sheet, its name for the tab, and the focus where it was lost. */
export function arrive(pathname: string, first: boolean): void {
  document.documentElement.dataset["page"] = pathname === "/" ? "landing" : "app";
  nameTab();
  if (!first && document.activeElement === document.body) document.getElementById("content")?.focus({ preventScroll: true });
}
