// The map of a home zone (a click moves it) and of an alert: no tiles, so that no place leaves this system.
import { circle, circleMarker, featureGroup, geoJSON, map as makeMap, polyline } from "/static/leaflet.js";

const ALMATY = [43.238, 76.945];
const COLOURS = { zone: "#0b4f5c", decided: "#b10e1e", other: "#505a5f" };
const place = document.querySelector("[data-map]");

const start = (element) => {
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", element.dataset.label);
  return makeMap(element, { attributionControl: false, zoomAnimation: false });
};

const drawZone = (map) => {
  const field = (name) => document.getElementById(name);
  const number = (name) => Number(field(name).value.replace(",", "."));
  const shape = circle(ALMATY, { radius: 100, color: COLOURS.zone }).addTo(map);
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
  if (zones) {
    geoJSON(zones, {
      pointToLayer: (feature, at) => circle(at, { radius: feature.properties.radius_m, color: COLOURS.zone }),
      style: { color: COLOURS.zone, weight: 3 },
    }).addTo(all);
  }
  polyline(points.map((point) => point.at), { color: COLOURS.other, weight: 1, dashArray: "4 4" }).addTo(all);
  for (const point of points) {
    const colour = point.decided ? COLOURS.decided : COLOURS.other;
    circle(point.at, { radius: point.error, color: colour, weight: 1, fillOpacity: 0.05 }).addTo(all);
    circleMarker(point.at, { radius: 4, color: colour, fillOpacity: 1 }).addTo(all);
  }
  map.setView(ALMATY, 14);
  if (all.getLayers().length) map.fitBounds(all.getBounds().pad(0.2), { maxZoom: 17 });
};

if (place) {
  const map = start(place);
  if (place.dataset.map === "zone") drawZone(map);
  else drawAlert(map, JSON.parse(place.dataset.geometry));
}
