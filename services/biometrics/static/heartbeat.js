// Tells the server that this kiosk is running, learns when it was switched off, and keeps a page ready in case the network fails.
const place = document.querySelector("[data-heartbeat]");
const banner = document.querySelector("[data-offline]");
const token = document.querySelector("[name=_csrf_token]").value;
const EVERY_MS = 30_000, AGAIN_MS = 5_000;
const browser = /(?:Chrome|Firefox)\/\d+/.exec(navigator.userAgent)?.[0] ?? "";
const body = new URLSearchParams({ software: `${place.dataset.heartbeat} ${browser}` });

async function beat() {
  let next = EVERY_MS;
  try {
    const answer = await fetch("/kiosk/heartbeat", { method: "POST", body, headers: { "x-csrftoken": token, accept: "application/json" } });
    if (banner) banner.hidden = true;
    if (answer.status === 403) location.assign("/kiosk");
  } catch {
    if (banner) banner.hidden = false;
    next = AGAIN_MS;
  }
  setTimeout(beat, next);
}

addEventListener("offline", () => { if (banner) banner.hidden = false; });
navigator.serviceWorker?.register("/kiosk/worker.js", { scope: "/kiosk" }).catch(() => {});
beat();
