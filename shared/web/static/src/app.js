// Every page: GOV.UK components, htmx, live parts, and a notice when the network is down.
import { initAll } from "/static/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

const banner = document.querySelector("[data-offline]");
const offline = (gone) => { if (banner) banner.hidden = !gone; };
addEventListener("offline", () => offline(true));
addEventListener("online", () => offline(false));
offline(!navigator.onLine);

// <div data-live="/queue/events" data-live-part="/queue/rows">: the part is fetched again at each event.
for (const place of document.querySelectorAll("[data-live]")) {
  const events = new EventSource(place.dataset.live);
  const refresh = () => window.htmx.ajax("GET", place.dataset.livePart, { target: place, swap: "innerHTML" });
  events.addEventListener("changed", refresh);
  let lost = false;
  events.addEventListener("error", () => { lost = true; offline(true); });
  events.addEventListener("open", () => { offline(false); if (lost) refresh(); lost = false; });
  addEventListener("pagehide", () => events.close());
}
