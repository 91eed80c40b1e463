// Back to the first page as soon as the server answers again, whether the network was gone or the kiosk was switched off.
const place = document.querySelector("[data-back-when]");
const TRY_MS = 5000;

async function back() {
  const answer = await fetch(place.dataset.backWhen, { cache: "no-store" });
  if (!answer.ok) return false;
  const text = await answer.text();
  return !text.includes("data-back-when");
}

async function look() {
  if (await back().catch(() => false)) location.replace("/kiosk");
  else setTimeout(look, TRY_MS);
}
setTimeout(look, TRY_MS);
