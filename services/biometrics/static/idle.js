// Nobody there any more: ask once, then go back to the start and leave nothing of the person on the screen.
const dialog = document.getElementById("idle");
const leave = document.getElementById("leave");
const offline = document.querySelector("[data-offline]");
const PATIENCE_SECONDS = 20, TELL_EVERY_MS = 60_000, TRY_EVERY_MS = 3000;
let timer, told = Date.now();

// A page that answered a form becomes an ordinary one: reloading it must not send somebody's card and PIN again.
history.replaceState(null, "", location.href);

const say = (gone) => { if (offline) offline.hidden = !gone; };
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const reached = () => fetch("/health/live", { cache: "no-store" }).then(() => true, () => false);

// Without a network the browser's own error page would stay for good: empty this one, and leave when the server is back.
async function gone() {
  dialog?.close();
  leave.hidden = true;
  leave.append(Object.assign(document.createElement("input"), { type: "hidden", name: "idle", value: "yes" }));
  document.body.append(leave);
  document.getElementById("main-content").replaceChildren();
  while (!(await reached())) {
    say(true);
    await wait(TRY_EVERY_MS);
  }
  leave.submit();
}

const ask = () => {
  if (!dialog) { gone(); return; }
  dialog.showModal();
  timer = setTimeout(gone, PATIENCE_SECONDS * 1000);
};
const restart = () => {
  clearTimeout(timer);
  timer = setTimeout(ask, Number(leave.dataset.idleSeconds) * 1000);
};
const tell = () => {
  told = Date.now();
  const token = leave.querySelector("[name=_csrf_token]").value;
  fetch("/kiosk/here", { method: "POST", headers: { "x-csrftoken": token } }).catch(() => {});
};
const here = () => {
  dialog.close();
  restart();
  tell();
};
// Somebody who types for minutes is present: the server is told too.
const touched = () => {
  if (dialog?.open) return;
  restart();
  if (Date.now() - told > TELL_EVERY_MS) tell();
};

dialog?.querySelector("[data-still-here]").addEventListener("click", here);
dialog?.addEventListener("cancel", (event) => { event.preventDefault(); here(); });
for (const kind of ["pointerdown", "keydown", "input"]) addEventListener(kind, touched, { passive: true });
addEventListener("oralu:busy", restart);
addEventListener("submit", (event) => {
  if (navigator.onLine) return;
  event.preventDefault();
  say(true);
});
// The back button must not bring a person's page out of the browser's memory.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
restart();
