// The base of all our maps. Without a map server of your own the background is neutral: no position is sent to another system.
import { circle, Control, control, geoJSON, map as makeMap, tileLayer } from "/static/leaflet.js";

export const ALMATY = [43.238, 76.945];
export const COLOURS = { inclusion: "#0b4f5c", exclusion: "#a8230b", restriction: "#5b4390", attendance: "#7a4f00", decided: "#b10e1e", other: "#505a5f" };

export const colourOf = (kind) => COLOURS[kind] ?? COLOURS.inclusion;

// Leaflet writes metres and kilometres in Latin letters; Kazakh and Russian pages write them as their readers do.
const METRES = /^en/.test(document.documentElement.lang) ? { m: "m", km: "km" } : { m: "м", km: "км" };
const Scale = Control.Scale.extend({
  _updateScale(scale, text, ratio) {
    Control.Scale.prototype._updateScale.call(this, scale, text.replace(/k?m$/, (unit) => METRES[unit]), ratio);
  },
});

export const start = (element, more = {}) => {
  const { label, tiles, tilesBy, zoomIn, zoomOut } = element.dataset;
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", label);
  const map = makeMap(element, { attributionControl: Boolean(tiles), zoomAnimation: false, zoomControl: false, ...more });
  control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  if (tiles) tileLayer(tiles, { attribution: tilesBy ?? "" }).addTo(map);
  new Scale({ imperial: false }).addTo(map);
  return map;
};

// A name is text that somebody typed, never markup.
const named = ({ name, id }) => {
  const text = document.createElement("span");
  text.textContent = name || id;
  return text;
};

export const zonesLayer = (zones, more = {}) =>
  geoJSON(zones, {
    pointToLayer: (feature, at) => circle(at, { radius: feature.properties.radius_m ?? 50 }),
    // A zone that was not in force at the time has a dashed outline; if that is not known, it is drawn as usual.
    style: ({ properties }) => ({
      color: colourOf(properties.kind),
      weight: 3,
      fillOpacity: properties.held ? 0.16 : 0.08,
      ...(properties.held === false ? { weight: 2, dashArray: "6 6", fillOpacity: 0 } : {}),
      ...more,
    }),
    onEachFeature: (feature, layer) => layer.bindTooltip(named(feature.properties)),
  });
