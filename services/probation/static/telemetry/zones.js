// The zone editor: one list of GeoJSON features, shown three times: on the map, in fields, as text. A change in one changes all.
import { circle, divIcon, featureGroup, latLng, marker, polygon, polyline } from "/static/leaflet.js";
import { ALMATY, colourOf, start, zonesLayer } from "./canvas.js";
import { fieldsOf } from "./zone_fields.js";
import { USUAL } from "./zone_hours.js";

const element = document.querySelector("[data-map=zones]");
const editor = JSON.parse(element.dataset.editor);
const form = document.querySelector("[data-zones]");
const text = document.getElementById("zones");
const list = form.querySelector("[data-list]");
const said = form.querySelector("[data-said]");
const words = editor.words;
const DEGREE = 111_195;
const NUDGE = 5; // pixels an arrow key moves a handle

const map = start(element);
const shapes = featureGroup().addTo(map);
const handles = featureGroup().addTo(map);
let features = [];
let selected = null;
let drawing = null;

const say = (message) => (said.textContent = message);
const round = (degrees) => Math.round(degrees * 1e6) / 1e6;
const toPair = ({ lat, lng }) => [round(lng), round(lat)];
const toPlace = ([longitude, latitude]) => latLng(latitude, longitude);
const freeId = () => {
  let number = features.length + 1;
  while (features.some((each) => each.properties.id === `zone-${number}`)) number += 1;
  return `zone-${number}`;
};

// The corners that can be moved: of the outer ring, without the point that closes it; null for shapes of several parts.
const cornersOf = ({ geometry }) => {
  if (geometry.type === "LineString") return geometry.coordinates;
  if (geometry.type === "Polygon" && geometry.coordinates.length === 1) return geometry.coordinates[0].slice(0, -1);
  return null;
};
const setCorners = (feature, corners) => {
  feature.geometry.coordinates = feature.geometry.type === "Polygon" ? [[...corners, corners[0]]] : corners;
};
const fewest = (feature) => (feature.geometry.type === "Polygon" ? 3 : 2);

const keep = () => (text.value = JSON.stringify({ type: "FeatureCollection", features }, null, 1));

const drawShape = (feature) => {
  const style = { color: colourOf(feature.properties.kind), weight: feature === selected ? 5 : 3, fillOpacity: 0.1 };
  const corners = cornersOf(feature);
  let layer;
  if (feature.geometry.type === "Point") layer = circle(toPlace(feature.geometry.coordinates), { radius: feature.properties.radius_m, ...style });
  else if (!corners) layer = zonesLayer(feature, style);
  else layer = (feature.geometry.type === "Polygon" ? polygon : polyline)(corners.map(toPlace), style);
  layer.on("click", () => drawing === null && select(feature));
  return layer.addTo(shapes);
};

const redraw = () => {
  shapes.clearLayers();
  for (const feature of features) drawShape(feature);
  drawHandles();
  keep();
};

// A corner for the mouse, the finger and the keyboard: drag it, move it by arrow keys, remove it by Delete.
const handle = (at, title, moved, removed, kind = "") => {
  const icon = divIcon({ className: `handle ${kind}`, iconSize: [24, 24] });
  const dot = marker(at, { icon, draggable: true, title, keyboard: true }).addTo(handles);
  dot.on("dragend", () => moved(dot.getLatLng()));
  dot.getElement().addEventListener("keydown", (event) => {
    const step = { ArrowUp: [0, -NUDGE], ArrowDown: [0, NUDGE], ArrowLeft: [-NUDGE, 0], ArrowRight: [NUDGE, 0] }[event.key];
    if (step) {
      event.preventDefault();
      event.stopPropagation();
      const number = [...handles.getLayers()].indexOf(dot);
      moved(map.containerPointToLatLng(map.latLngToContainerPoint(dot.getLatLng()).add(step)));
      handles.getLayers()[number]?.getElement().focus();
    } else if (removed && event.key === "Delete") {
      event.preventDefault();
      removed();
    }
  });
  if (removed) dot.on("contextmenu", removed);
  return dot;
};

const changed = (feature) => {
  redraw();
  fields.refresh(feature);
};

const drawHandles = () => {
  handles.clearLayers();
  if (!editor.mayWrite || !selected || drawing) return;
  const feature = selected;
  if (feature.geometry.type === "Point") {
    const middle = toPlace(feature.geometry.coordinates);
    const east = latLng(middle.lat, middle.lng + feature.properties.radius_m / (DEGREE * Math.cos((middle.lat * Math.PI) / 180)));
    handle(middle, words.middle, (at) => {
      feature.geometry.coordinates = toPair(at);
      changed(feature);
    });
    handle(east, words.edge, (at) => {
      feature.properties.radius_m = Math.max(10, Math.round(map.distance(middle, at)));
      changed(feature);
    });
    return;
  }
  const corners = cornersOf(feature);
  if (!corners) return;
  corners.forEach((corner, number) => {
    const without = corners.filter((_, each) => each !== number);
    const remove = () => {
      if (without.length < fewest(feature)) return;
      setCorners(feature, without);
      changed(feature);
    };
    handle(toPlace(corner), words.handle, (at) => {
      setCorners(feature, corners.map((each, other) => (other === number ? toPair(at) : each)));
      changed(feature);
    }, remove);
  });
  const closed = feature.geometry.type === "Polygon";
  corners.forEach((corner, number) => {
    const next = corners[number + 1] ?? (closed ? corners[0] : null);
    if (!next) return;
    const insert = (at) => {
      setCorners(feature, [...corners.slice(0, number + 1), toPair(at), ...corners.slice(number + 1)]);
      changed(feature);
    };
    const between = latLng((corner[1] + next[1]) / 2, (corner[0] + next[0]) / 2);
    handle(between, words.insert, insert, null, "handle--new").on("click", () => insert(between));
  });
};

const select = (feature, fit = false) => {
  selected = feature;
  redraw();
  fields.open(feature);
  if (fit && feature) show(feature);
};
const show = (feature) => map.fitBounds(shapes.getLayers()[features.indexOf(feature)].getBounds().pad(0.5), { maxZoom: 17 });

const add = (geometry, properties) => {
  const feature = { type: "Feature", geometry, properties: { id: freeId(), kind: "inclusion", when: "always", ...properties } };
  features.push(feature);
  fields.draw();
  select(feature);
};

// Drawing: clicks collect corners; ending with too few of them puts a shape into the middle, so that no mouse is needed.
const tools = form.querySelector("[data-tools]");
const buttons = (on) => {
  for (const name of ["finish", "cancel"]) tools.querySelector(`[data-${name}]`).hidden = !on;
  for (const button of tools.querySelectorAll("[data-draw]")) button.hidden = on;
};
const begin = (kind) => {
  drawing = { kind, corners: [], line: polyline([], { color: "#0b0c0c", dashArray: "4 4" }).addTo(map) };
  buttons(true);
  say(words.drawing);
  drawHandles();
  map.getContainer().focus();
};
const end = (take) => {
  if (!drawing) return;
  const { kind, corners, line } = drawing;
  line.remove();
  drawing = null;
  buttons(false);
  say("");
  if (take) finish(kind, corners);
  else redraw();
  tools.querySelector(`[data-draw=${kind}]`).focus();
};
const finish = (kind, corners) => {
  const middle = map.getCenter();
  if (kind === "circle" || kind === "visit") {
    const radius = corners.length > 1 ? Math.round(map.distance(corners[0], corners[1])) : 100;
    const asks = kind === "visit" ? { kind: "attendance", when: USUAL() } : {};
    add({ type: "Point", coordinates: toPair(corners[0] ?? middle) }, { radius_m: Math.max(10, radius), ...asks });
    return;
  }
  const some = map.getSize().divideBy(6);
  const around = [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([x, y]) =>
    map.containerPointToLatLng(map.latLngToContainerPoint(middle).add([x * some.x, y * some.y])));
  if (kind === "line") {
    const way = corners.length >= 2 ? corners : around.slice(0, 2);
    add({ type: "LineString", coordinates: way.map(toPair) }, { kind: "route", corridor_m: 100 });
    return;
  }
  const ring = (corners.length >= 3 ? corners : around).map(toPair);
  add({ type: "Polygon", coordinates: [[...ring, ring[0]]] }, {});
};

map.on("click", ({ latlng }) => {
  if (!drawing) return;
  drawing.corners.push(latlng);
  drawing.line.setLatLngs(drawing.corners);
  if (["circle", "visit"].includes(drawing.kind) && drawing.corners.length === 1) end(true);
});
map.getContainer().addEventListener("keydown", (event) => {
  if (!drawing || !["Enter", "Escape"].includes(event.key)) return;
  event.preventDefault();
  end(event.key === "Enter");
});

const read = (raw, fresh) => {
  let given;
  try {
    const parsed = JSON.parse(raw);
    given = parsed.type === "FeatureCollection" ? parsed.features : [parsed];
    for (const each of given) if (!each.geometry?.coordinates) throw new Error("no shape");
  } catch {
    say(words.notGeojson);
    return false;
  }
  if (!fresh) features = [];
  for (const each of given) {
    const properties = { kind: "inclusion", when: "always", ...each.properties };
    if (fresh || !properties.id) properties.id = freeId();
    if (each.geometry.type === "Point") properties.radius_m ??= 100;
    features.push({ type: "Feature", geometry: each.geometry, properties });
  }
  return given.length;
};

const fields = fieldsOf({
  list,
  editor,
  all: () => features,
  cornersOf,
  setCorners,
  fewest,
  changed: redraw,
  say,
  select: (feature) => select(feature, true),
  remove: (feature) => {
    features = features.filter((each) => each !== feature);
    if (selected === feature) selected = null;
    fields.draw();
    redraw();
    say(words.removed);
  },
});

map.setView(ALMATY, 13);
if (editor.compared) zonesLayer(editor.compared, { color: "#6f777b", dashArray: "6 6", fillOpacity: 0.05 }).addTo(map);
if (read(text.value, false) !== false) {
  fields.draw();
  redraw();
  if (shapes.getLayers().length) map.fitBounds(shapes.getBounds().pad(0.3), { maxZoom: 16 });
}
text.addEventListener("change", () => {
  if (read(text.value, false) === false) return;
  selected = null;
  fields.draw();
  redraw();
});
if (editor.mayWrite) {
  tools.hidden = false;
  for (const button of tools.querySelectorAll("[data-draw]")) button.addEventListener("click", () => begin(button.dataset.draw));
  tools.querySelector("[data-finish]").addEventListener("click", () => end(true));
  tools.querySelector("[data-cancel]").addEventListener("click", () => end(false));
  const file = form.querySelector("[data-import]");
  file.hidden = false;
  file.querySelector("input").addEventListener("change", async ({ target }) => {
    const number = target.files[0] ? read(await target.files[0].text(), true) : false;
    if (number === false) return;
    fields.draw();
    redraw();
    map.fitBounds(shapes.getBounds().pad(0.3), { maxZoom: 16 });
    say(words.imported.replace("{number}", number));
  });
}
