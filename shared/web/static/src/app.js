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
  // Signed out, also elsewhere: the part is asked for once more, and its answer leads to the sign-in page.
  events.addEventListener("ended", () => { events.close(); refresh(); });
  let lost = false;
  events.addEventListener("error", () => {
    lost = true;
    offline(true);
    if (events.readyState === EventSource.CLOSED) refresh(); // it was refused, and does not try again
  });
  events.addEventListener("open", () => { offline(false); if (lost) refresh(); lost = false; });
  addEventListener("pagehide", () => events.close());
}

// What stands in a form goes along to another language, sent before or not. Without this only what was sent goes along.
const languages = document.querySelector("form.language");
let typed = null, kept = false;
addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.method === "post" && form !== languages && !form.querySelector("[type=password]")) typed = form;
});

// Typed before this script was there, which a slow network makes likely: the fields tell it by themselves.
const differs = (field) =>
  (field.type === "checkbox" || field.type === "radio") ? field.checked !== field.defaultChecked
  : ["text", "textarea", "search", "email", "tel", "number", "date", "time"].includes(field.type) && field.value !== field.defaultValue;
const typedEarly = () => [...document.querySelectorAll("form[method=post]")].find((form) =>
  form !== languages && !form.querySelector("[type=password]") && [...form.elements].some(differs));

async function keep(form) {
  const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  body.set("kept_page", languages.elements.next.value);
  body.set("kept_action", new URL(form.getAttribute("action") || location.pathname, location.href).pathname);
  if (document.querySelector(".govuk-error-summary")) body.set("kept_errors", "yes");
  const answer = await fetch(languages.dataset.kept, { method: "POST", body });
  if (answer.status === 200) languages.elements.next.value = await answer.text();
}

languages?.addEventListener("submit", async (event) => {
  const form = kept ? null : typed ?? typedEarly(), chosen = event.submitter;
  kept = false;
  if (!form) return;
  event.preventDefault();
  await keep(form).catch(() => {});
  typed = null;
  kept = true;
  languages.requestSubmit(chosen);
});
