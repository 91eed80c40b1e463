// What is ticked or written is kept as it is made, so that a reload loses nothing. Languages, size and Back send it along themselves.
const form = document.querySelector("[data-draft]");
const WAIT_MS = 400;
let timer, sending = new AbortController();

const stop = () => { clearTimeout(timer); sending.abort(); };
const save = () => {
  stop();
  sending = new AbortController();
  const body = new URLSearchParams(new FormData(form));
  fetch(form.dataset.draft, { method: "POST", body, keepalive: true, redirect: "manual", signal: sending.signal }).catch(() => {});
};

let changed = false;
form.addEventListener("input", (event) => {
  changed = true;
  clearTimeout(timer);
  timer = setTimeout(() => { changed = false; save(); }, event.target.type === "checkbox" ? 0 : WAIT_MS);
});
// What is sent now counts; a draft that came after it would be older.
form.addEventListener("submit", () => { changed = false; stop(); });
addEventListener("pagehide", () => { if (changed) save(); });
