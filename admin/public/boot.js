// Before the first paint: the appearance and language that were chosen, so that nothing flashes. A file of its own, because
// the content security policy allows no script in the page.
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const chosen = read("callavet.scheme");
  const system = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  root.dataset.mantineColorScheme = chosen === "light" || chosen === "dark" ? chosen : system;
  const language = read("callavet.language") ?? navigator.language.slice(0, 2);
  root.lang = language === "en" ? "en" : "es";
})();
