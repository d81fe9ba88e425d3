// The search over all names. names.js calls b24names with them.
const b24search = (() => {
  const most = 40;
  // What is longer than all names finds nothing, and takes the longer to find it.
  const longest = 100, longestSlip = 40;
  const labels = { method: "method", event: "event", codes: "code", type: "type", fields: "field" };
  const order = { method: 0, event: 1, type: 2, codes: 3, fields: 4 };
  const fuzzy = new uFuzzy({ intraMode: 0, interSplit: "[^A-Za-z0-9']+" });
  // One letter of a word may be wrong, missing, too much or in its neighbour's place, but for
  // the first, and not in short words or numbers.
  const slip = { intraSlice: [1, Infinity], intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 };
  const none = { intraSlice: [1, Infinity], intraIns: 0, intraSub: 0, intraTrn: 0, intraDel: 0 };
  const lenient = new uFuzzy({
    intraMode: 1, interSplit: "[^A-Za-z0-9']+", intraRules: (word) => (word.length < 4 || /^[0-9]+$/.test(word) ? none : slip),
  });
  const names = [], entries = [], folded = [], squeezed = [];

  // squeeze leaves of a name what a symbol of Go has of it too: DealService.List and
  // crm.deal.list have it in common, but for the iterator's All.
  const squeeze = (name) => name.toLowerCase().replace(/service(?=[^a-z])/g, "").replace(/[^a-z0-9]/g, "");

  const symbol = (needle) => {
    const wanted = squeeze(needle);
    for (const end of wanted.length < 5 ? [] : [wanted, wanted.replace(/all$/, "")]) {
      const found = entries.map((_, i) => i).filter((i) => squeezed[i].endsWith(end));
      if (found.length > 0) return found;
    }
    return [];
  };

  // term finds the last part of a path to a field, in the API or in Go, from what is there:
  // crm.Deal.StageID, crm.item.list.title; and a code by its name in Go, ErrAccessDenied.
  let terms;
  const term = (needle) => {
    const parts = needle.split("."), wanted = squeeze(parts.pop()), owner = squeeze(parts.join("."));
    if (!wanted || !entries.some(({ kind }, i) => squeezed[i].startsWith(owner) || kind === "type" && folded[i] === parts[parts.length - 1])) return [];
    if (!terms) {
      terms = new Map();
      entries.forEach(({ name, kind }, i) => {
        if (kind !== "fields" && kind !== "codes") return;
        const key = (kind === "codes" ? "err" : "") + squeeze(name);
        terms.set(key, [...(terms.get(key) || []), i]);
      });
    }
    return terms.get(wanted) || [];
  };

  const letter = (name) => {
    for (const c of name.toLowerCase()) {
      if (c >= "a" && c <= "z") return c;
      if (c >= "0" && c <= "9") return "0-9";
    }
    return "other";
  };

  const address = (group, name) => {
    if (group.k === "fields" || group.k === "codes") return group.d + "/" + letter(name) + ".html#" + encodeURIComponent(name);
    return (group.o && group.o[name]) || group.d + "/" + name + ".html";
  };

  const add = (groups) => {
    for (const group of groups) {
      group.n.split("\n").forEach((line, i) => {
        const isOld = group.k !== "fields" && group.k !== "codes" && line.endsWith("!");
        const name = isOld ? line.slice(0, -1) : line;
        names.push(name);
        squeezed.push(group.k === "method" ? squeeze((group.g && group.g[name]) || name) : "");
        folded.push(name.toLowerCase());
        entries.push({ name, kind: group.k, isOld, group, uses: group.u ? group.u[i] : 0 });
      });
    }
  };

  // near is how well a name fits, the smaller the better: it is what was typed, has it
  // between two dots or other breaks, begins with it, has it where a word begins, or
  // somewhere; or it has the words of it one by one.
  const near = (i, needle) => {
    const name = folded[i], at = name.indexOf(needle);
    if (name === needle) return 0;
    if (at < 0) return 5;
    const breaks = /[^a-z0-9]|^$/;
    const begins = breaks.test(name.slice(at - 1, at)) || at === 0;
    if (begins && breaks.test(name.slice(at + needle.length, at + needle.length + 1))) return 1;
    if (begins) return at === 0 ? 2 : 3;
    return names[i][at] === folded[i][at] ? 4 : 3; // a capital begins a word
  };

  const rank = (found, needle) => found
    .map((i) => ({ i, near: near(i, needle) }))
    .sort((a, b) => a.near - b.near
      || order[entries[a.i].kind] - order[entries[b.i].kind]
      || names[a.i].length - names[b.i].length
      || entries[a.i].isOld - entries[b.i].isOld
      || entries[b.i].uses - entries[a.i].uses
      || (folded[a.i] < folded[b.i] ? -1 : 1))
    .map((x) => x.i);

  const find = (text) => {
    const needle = text.replace(/^[\s/]+|\s+$/g, "").toLowerCase();
    if (!needle || needle.length > longest) return { needle, found: [] };
    let found = fuzzy.filter(names, needle) || [];
    if (found.length === 0 && !needle.includes(" ")) found = symbol(needle);
    if (found.length === 0) found = term(needle);
    if (found.length === 0) found = fuzzy.search(names, needle, 4)[0] || [];
    if (found.length === 0 && needle.length > 3 && needle.length <= longestSlip) found = lenient.filter(names, needle) || [];
    return { needle, found: rank(found, needle) };
  };

  return { add, find, address, entries, names, labels, most };
})();

const b24names = (groups) => {
  b24search.add(groups);
  const input = document.getElementById("q"), list = document.getElementById("hits"), root = document.body.dataset.root;
  let at = -1;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };

  const select = (n) => {
    const options = list.querySelectorAll("a");
    if (options.length === 0) return;
    if (at >= 0 && options[at]) options[at].setAttribute("aria-selected", "false");
    at = (n + options.length) % options.length;
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  };

  // marked is a name with the words of the search in it marked.
  const marked = (name, needle) => {
    const code = document.createElement("code");
    let from = 0;
    for (const word of needle.split(/[^a-z0-9]+/).filter(Boolean)) {
      const hit = name.toLowerCase().indexOf(word, from);
      if (hit < 0) continue;
      const mark = document.createElement("mark");
      mark.textContent = name.slice(hit, hit + word.length);
      code.append(name.slice(from, hit), mark);
      from = hit + word.length;
    }
    code.append(name.slice(from));
    return code;
  };

  const span = (className, text) => {
    const s = document.createElement("span");
    s.className = className;
    s.textContent = text;
    return s;
  };

  const option = (entry, needle, n) => {
    const a = document.createElement("a");
    a.id = "hit" + n;
    a.setAttribute("role", "option");
    a.setAttribute("aria-selected", "false");
    a.tabIndex = -1;
    a.href = root + b24search.address(entry.group, entry.name);
    const name = marked(entry.name, needle);
    if (entry.isOld) name.className = "old";
    const where = entry.kind === "type" ? entry.group.d.replace(/\/types$/, "") : entry.uses ? entry.uses + "×" : entry.isOld ? "deprecated" : entry.group.d.startsWith("v3/") ? "v3" : "";
    a.append(span("kind", b24search.labels[entry.kind]), name, span("in", where));
    return a;
  };

  const show = () => {
    const began = performance.now();
    const { needle, found } = b24search.find(input.value);
    list.replaceChildren();
    at = -1;
    if (!needle) return close();
    found.slice(0, b24search.most).forEach((i, n) => list.append(option(b24search.entries[i], needle, n)));
    const rest = document.createElement("p");
    rest.setAttribute("role", "presentation");
    if (found.length === 0) rest.textContent = "Nothing has this name.";
    if (found.length > b24search.most) rest.textContent = "and " + (found.length - b24search.most) + " more: go on typing";
    if (rest.textContent) list.append(rest);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    select(0);
    list.dataset.took = (performance.now() - began).toFixed(1);
  };

  const follow = () => {
    const hit = list.querySelector('a[aria-selected="true"]');
    if (hit) hit.click();
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", () => { if (input.value) show(); });
  input.addEventListener("keydown", (e) => {
    if (list.hidden) return;
    if (e.key === "ArrowDown") { e.preventDefault(); select(at + 1); }
    if (e.key === "ArrowUp") { e.preventDefault(); select(at - 1); }
    if (e.key === "Escape") { e.preventDefault(); close(); }
    if (e.key === "Enter") { e.preventDefault(); follow(); }
  });
  list.addEventListener("click", close);
  document.addEventListener("click", (e) => { if (!e.target.closest(".find")) close(); });
  if (input.value && document.activeElement === input) {
    show();
    if (input.dataset.entered === input.value) follow();
  }
};
