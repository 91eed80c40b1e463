// Keys of a list: j and k go to the next and the previous row, Enter opens it, z puts it off, ? shows the keys.
// They can be switched off, and none works while something is typed (WCAG 2.1.4).
const STORED = "oralu-keys";
const help = document.querySelector("[data-keys-help]");
const off = help?.querySelector("[data-keys-off]");
if (help) help.hidden = false;
const isOff = () => { try { return localStorage.getItem(STORED) === "off"; } catch { return false; } };
if (off) {
  off.checked = isOff();
  off.addEventListener("change", () => { try { localStorage.setItem(STORED, off.checked ? "off" : "on"); } catch { /* not kept here */ } });
}

const rows = () => [...document.querySelectorAll("[data-keys] .row__link")];

function go(step) {
  const all = rows(), at = all.indexOf(document.activeElement?.closest(".row")?.querySelector(".row__link"));
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
  all[next]?.focus();
}

const acts = {
  j: () => go(1),
  k: () => go(-1),
  z: () => document.activeElement?.closest(".row")?.querySelector("[data-put-off]")?.click(),
  "?": () => { if (help) { help.open = !help.open; help.querySelector("summary").focus(); } },
};

// By the key's place too: on a Kazakh or Russian keyboard the same keys carry other letters.
const PLACES = { KeyJ: "j", KeyK: "k", KeyZ: "z" };
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isOff()) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const act = acts[PLACES[event.code] ?? event.key] ?? (event.code === "Slash" && event.shiftKey ? acts["?"] : undefined);
  if (!act) return;
  event.preventDefault();
  act();
});
