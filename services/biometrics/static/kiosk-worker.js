// Where a page of the kiosk cannot be fetched, its place is taken by one that was fetched before and has nothing of anybody in it.
const KEPT = "oralu-kiosk-offline", PAGE = "/kiosk/offline";

async function keep() {
  const page = await fetch(PAGE, { cache: "reload" });
  if (!page.ok) throw new Error("offline page");
  const cache = await caches.open(KEPT);
  const parts = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((found) => found[1].replaceAll("&amp;", "&"));
  await cache.addAll(new Set(parts));
  await cache.put(PAGE, page);
}

async function instead(request) {
  const cache = await caches.open(KEPT);
  const found = await (request.mode === "navigate" ? cache.match(PAGE) : cache.match(request));
  return found ?? Response.error();
}

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const part = request.method === "GET" && new URL(request.url).pathname.startsWith("/static/");
  if (request.mode === "navigate" || part) event.respondWith(fetch(request).catch(() => instead(request)));
});
