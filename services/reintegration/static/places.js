// The map of services on a page, and of the place that is being written. Without a map server the background is neutral.
import { circleMarker, control, featureGroup, map as makeMap, tileLayer } from "/static/leaflet.js";

const KAZAKHSTAN = [48.0, 67.0];
const TEAL = "#0b4f5c";

const start = (element) => {
  const { label, tiles, tilesBy, zoomIn, zoomOut } = element.dataset;
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", label);
  const map = makeMap(element, { attributionControl: Boolean(tiles), zoomAnimation: false, zoomControl: false });
  control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  if (tiles) tileLayer(tiles, { attribution: tilesBy ?? "" }).addTo(map);
  return map.setView(KAZAKHSTAN, 4);
};

const named = (name) => {
  const text = document.createElement("span");
  text.textContent = name;
  return text;
};

for (const element of document.querySelectorAll("[data-points]")) {
  const map = start(element);
  const all = featureGroup().addTo(map);
  for (const { at, name, id } of JSON.parse(element.dataset.points)) {
    const marker = circleMarker(at, { radius: 9, color: TEAL, weight: 3, fillOpacity: 0.5 }).bindTooltip(named(name)).addTo(all);
    marker.on("click", () => document.getElementById(`service-${id}`)?.scrollIntoView({ block: "center" }));
  }
  if (all.getLayers().length) map.fitBounds(all.getBounds().pad(0.2), { maxZoom: 14 });
}

for (const element of document.querySelectorAll("[data-place]")) {
  const map = start(element);
  const field = (name) => document.getElementById(name);
  const marker = circleMarker(KAZAKHSTAN, { radius: 10, color: TEAL, weight: 3 });
  const show = (zoom) => {
    const at = [Number(field("latitude").value), Number(field("longitude").value)];
    if (!field("latitude").value || at.some(Number.isNaN) || Math.abs(at[0]) > 90) return;
    marker.setLatLng(at).addTo(map);
    if (zoom) map.setView(at, 14);
  };
  map.on("click", ({ latlng }) => {
    field("latitude").value = latlng.lat.toFixed(6);
    field("longitude").value = latlng.lng.toFixed(6);
    show(false);
  });
  for (const name of ["latitude", "longitude"]) field(name).addEventListener("change", () => show(true));
  show(true);
}
