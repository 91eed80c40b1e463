// Waits for the receipt: the server sends an event, and the page also asks in case an event was lost.
const place = document.querySelector("[data-result]");
const offline = document.querySelector("[data-offline]");
const ASK_MS = 3000;
let over = place.dataset.kind !== "waiting";

async function refresh() {
  if (over) return;
  try {
    const answer = await fetch("/kiosk/result/part", { headers: { accept: "text/html" } });
    if (answer.redirected) { location.assign(answer.url); return; }
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body.firstElementChild;
    if (offline) offline.hidden = true;
    if (fresh.textContent !== place.textContent) place.replaceChildren(...fresh.childNodes);
    place.dataset.kind = fresh.dataset.kind;
    over = fresh.dataset.kind !== "waiting";
    if (over) { events.close(); clearInterval(asking); dispatchEvent(new Event("oralu:busy")); }
  } catch {
    if (offline) offline.hidden = false;
  }
}

const events = new EventSource("/kiosk/events");
events.addEventListener("changed", refresh);
events.addEventListener("open", refresh);
const asking = setInterval(refresh, ASK_MS);
addEventListener("pagehide", () => { events.close(); clearInterval(asking); });
