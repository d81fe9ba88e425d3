// The theme, copying of listings, and the search, which is loaded when its field is used.
(() => {
  const root = document.body.dataset.root;
  const input = document.getElementById("q");

  document.getElementById("theme").addEventListener("click", () => {
    const html = document.documentElement;
    const isDark = html.dataset.theme ? html.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    html.dataset.theme = isDark ? "light" : "dark";
    try { localStorage.setItem("theme", html.dataset.theme); } catch { /* holds for this page */ }
  });

  const current = document.querySelector(".side [aria-current]");
  if (current && getComputedStyle(current.closest(".side")).position === "sticky") {
    const side = current.closest(".side");
    side.scrollTop = Math.max(0, current.offsetTop - side.clientHeight / 2);
  }

  for (const pre of document.querySelectorAll("pre")) {
    if (!navigator.clipboard) break;
    const around = document.createElement("div"), copy = document.createElement("button");
    around.className = "listing";
    copy.className = "copy";
    copy.type = "button";
    copy.textContent = "Copy";
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(pre.textContent);
      copy.textContent = "Copied";
      setTimeout(() => { copy.textContent = "Copy"; }, 1500);
    });
    pre.replaceWith(around);
    around.append(pre, copy);
  }

  let loading;
  const script = (name) => new Promise((done, failed) => {
    const s = document.createElement("script");
    s.src = root + "assets/" + name;
    s.async = false; // all load at once and run in order
    s.onload = done;
    s.onerror = () => failed(new Error(name));
    document.head.append(s);
  });
  const load = () => loading ??= Promise.all(["ufuzzy.js", "search.js", "names.js"].map(script));
  input.addEventListener("focus", load);
  input.form.addEventListener("submit", (e) => {
    e.preventDefault();
    input.dataset.entered = input.value; // for the search, where it is not there yet
  });

  document.addEventListener("keydown", (e) => {
    const inField = e.target.closest && e.target.closest("input, textarea, select, [contenteditable]");
    if (e.key === "/" && !inField && !e.ctrlKey && !e.metaKey && !e.altKey) {
      e.preventDefault();
      input.focus();
      input.select();
    }
  });
})();
