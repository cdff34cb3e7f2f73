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
  // A guide is read at night on a phone: what it is made of (build/early-guides.ts) and what it says (the addresses that
  // features/articles/guides.ts asks for) are on their way before the scripts have found that they want them.
  var guide = /^\/help(?:\/([a-z0-9-]+))?$/.exec(location.pathname);
  if (guide) {
    var early = function (properties) {
      document.head.append(Object.assign(document.createElement("link"), properties));
    };
    var made = document.querySelector('meta[name="guides"]');
    (made && made.content ? made.content.split(" ") : []).forEach(function (href) {
      early(href.endsWith("css") ? { rel: "preload", as: "style", href: href } : { rel: "modulepreload", href: href });
    });
    var words = guide[1] ? "/" + guide[1] + "?language=" + language : "?language=" + language + "&limit=200&urgency=emergency";
    if (guide[1] || !/[?&](species|topic)=/.test(location.search))
      early({ rel: "preload", as: "fetch", crossOrigin: "anonymous", href: "/articles" + words });
  }
  if (asked) {
    try {
      localStorage.setItem("callavet.language", asked);
    } catch {
      // Private mode: the address alone decides.
    }
  }
})();
