// Nobody there any more: ask once, then go back to the start and leave nothing of the person on the screen.
const dialog = document.getElementById("idle");
const leave = document.getElementById("leave");
const PATIENCE_SECONDS = 20;
let timer;

const gone = () => leave.submit();
const ask = () => {
  dialog.showModal();
  timer = setTimeout(gone, PATIENCE_SECONDS * 1000);
};
const restart = () => {
  clearTimeout(timer);
  timer = setTimeout(ask, Number(dialog.dataset.idleSeconds) * 1000);
};
const here = () => {
  dialog.close();
  restart();
  const token = leave.querySelector("[name=_csrf_token]").value;
  fetch("/kiosk/here", { method: "POST", headers: { "x-csrftoken": token } }).catch(() => {});
};

dialog.querySelector("[data-still-here]").addEventListener("click", here);
dialog.addEventListener("cancel", (event) => { event.preventDefault(); here(); });
for (const kind of ["pointerdown", "keydown", "input"]) addEventListener(kind, () => { if (!dialog.open) restart(); }, { passive: true });
addEventListener("oralu:busy", restart);
// The back button must not bring a person's page out of the browser's memory.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
restart();
