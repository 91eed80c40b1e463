// The map of a home zone (a click moves it) and of an alert.
import { circle, circleMarker, featureGroup, polyline } from "/static/leaflet.js";
import { ALMATY, COLOURS, start, zonesLayer } from "./canvas.js";

const LONG_SILENCE = 30 * 60; // seconds: after a longer gap the way between positions is not known
const place = document.querySelector("[data-map]");

const drawZone = (map) => {
  const field = (name) => document.getElementById(name);
  const number = (name) => Number(field(name).value.replace(",", "."));
  const shape = circle(ALMATY, { radius: 100, color: COLOURS.inclusion }).addTo(map);
  map.setView(ALMATY, 15);
  const show = (fit) => {
    const at = [number("latitude"), number("longitude")];
    if (!field("latitude").value || at.some(Number.isNaN) || Math.abs(at[0]) > 90) return;
    shape.setLatLng(at).setRadius(Math.min(5000, Math.max(30, number("radius_m") || 100)));
    if (fit) map.fitBounds(shape.getBounds().pad(1));
  };
  for (const name of ["latitude", "longitude", "radius_m"]) field(name).addEventListener("change", () => show(true));
  map.on("click", ({ latlng }) => {
    field("latitude").value = latlng.lat.toFixed(6);
    field("longitude").value = latlng.lng.toFixed(6);
    show(false);
  });
  show(true);
};

const drawAlert = (map, { points, zones }) => {
  const all = featureGroup().addTo(map);
  if (zones) zonesLayer(zones).addTo(all);
  points.slice(1).forEach((point, number) => {
    const before = points[number];
    const dark = point.time - before.time > LONG_SILENCE;
    const style = dark ? { dashArray: "1 9", opacity: 0.7 } : { dashArray: "4 4" };
    polyline([before.at, point.at], { color: COLOURS.other, weight: dark ? 2 : 1, ...style }).addTo(all);
  });
  // Positions that decided the alert are drawn on top of the others.
  for (const point of [...points].sort((one, other) => one.decided - other.decided)) {
    const colour = point.decided ? COLOURS.decided : COLOURS.other;
    circle(point.at, { radius: point.error, color: colour, weight: 1, fillOpacity: 0.05 }).addTo(all);
    // Hollow: at that moment the alert's rule was not in force.
    circleMarker(point.at, { radius: 4, color: colour, weight: 2, fillColor: point.held === false ? "#fff" : colour, fillOpacity: 1 }).addTo(all);
  }
  map.setView(ALMATY, 14);
  if (all.getLayers().length) map.fitBounds(all.getBounds().pad(0.2), { maxZoom: 17 });
};

if (place) {
  const map = start(place);
  if (place.dataset.map === "zone") drawZone(map);
  else drawAlert(map, JSON.parse(place.dataset.geometry));
}
