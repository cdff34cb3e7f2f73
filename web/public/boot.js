// Before the first paint: language and colour scheme as chosen, so that nothing flashes. The content security policy
// allows no inline script, so this is a file of its own; src/lib/preferences.ts keeps the same two keys.
(function () {
  var root = document.documentElement;
  var read = function (key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  var known = function (language) {
    return language === "es" || language === "en" ? language : null;
  };
  var asked = known(new URLSearchParams(location.search).get("lang"));
  var language = asked || known(read("callavet.language")) || (/^en/i.test(navigator.language) ? "en" : "es");
  var scheme = read("callavet.scheme");
  if (scheme !== "dark" && scheme !== "light") scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  root.lang = language;
  root.dataset.mantineColorScheme = scheme;
  root.dataset.page = location.pathname === "/" ? "landing" : "app";
  if (asked) {
    try {
      localStorage.setItem("callavet.language", asked);
    } catch {
      // Private mode: the address alone decides.
    }
  }
})();
