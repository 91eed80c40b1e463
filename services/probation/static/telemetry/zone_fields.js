// The fields of each zone: the same as on the map, for people without a mouse, and for what a map cannot show.
import { make } from "./elements.js";
import { USUAL, hoursOf } from "./zone_hours.js";

const PAIR = /^\s*(-?\d+(?:[.,]\d+)?)\s*[;,\s]\s*(-?\d+(?:[.,]\d+)?)\s*$/;

const pair = (line) => {
  const found = line.match(/^\s*(-?\d+\.\d+|-?\d+)\s*[,;\s]\s*(-?\d+\.\d+|-?\d+)\s*$/) ?? line.match(PAIR);
  if (!found) return null;
  const [latitude, longitude] = found.slice(1).map((number) => Number(number.replace(",", ".")));
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [longitude, latitude] : null;
};
const lines = (corners) => corners.map(([longitude, latitude]) => `${latitude}, ${longitude}`).join("\n");

export const fieldsOf = ({ list, editor, all, cornersOf, setCorners, fewest, changed, say, select, remove }) => {
  const { words } = editor;
  const boxes = new Map();

  const field = (number, name, label, control, value, put) => {
    const id = `zone-${number}-${name}`;
    Object.assign(control, { id, value, disabled: !editor.mayWrite });
    control.addEventListener("change", () => put(control.value));
    return make("div", { className: "govuk-form-group" }, make("label", { className: "govuk-label", htmlFor: id, textContent: label }), control);
  };
  const input = (type, width) => make("input", { type, className: `govuk-input govuk-input--width-${width}` });
  const area = (rows) => make("textarea", { rows, className: "govuk-textarea" });
  const choice = (options) =>
    make("select", { className: "govuk-select" }, ...options.map(([value, textContent]) => make("option", { value, textContent })));

  const box = (feature, number) => {
    const { properties, geometry } = feature;
    const put = (name, value) => {
      if (value === "" || value === undefined) delete properties[name];
      else properties[name] = value;
      changed();
    };
    const metres = (name, label, most) =>
      field(number, name, label, Object.assign(input("number", 5), { min: 0, max: most, step: 1 }), properties[name] ?? "", (value) =>
        put(name, value === "" ? undefined : Math.min(most, Math.max(0, Number(value)))));
    const kinds = Object.entries(editor.kinds).filter(([kind]) => kind === properties.kind || (editor.drawn.includes(kind) && (kind === "route") === geometry.type.endsWith("LineString")));
    const visit = properties.kind === "attendance";
    const own = Array.isArray(properties.when);
    const whens = visit ? [["hours", words.hours]] : [["always", words.always], ["curfew", words.curfew], ["hours", words.hours]];
    const kept = (name, act) => (value) => {
      act(value);
      rebuild(feature, name);
    };
    const setKind = (kind) => {
      if (kind === "attendance" && !own) properties.when = USUAL();
      if (kind !== "attendance") delete properties.minutes;
      put("kind", kind);
    };
    const setWhen = (when) => put("when", when === "hours" ? (own ? properties.when : USUAL()) : when);
    const summary = make("span", { className: "govuk-details__summary-text" });
    const plain = properties.id.startsWith("zone-") ? words.numbered.replace("{number}", properties.id.slice(5)) : properties.id;
    const title = () => (summary.textContent = `${properties.name || editor.names[properties.id] || plain} · ${editor.kinds[properties.kind] ?? properties.kind}`);
    title();
    const parts = [
      field(number, "name", words.name, Object.assign(input("text", 20), { maxLength: 80 }), properties.name ?? "", (value) => (put("name", value.trim()), title())),
      field(number, "kind", words.kind, choice(kinds), properties.kind, kept("kind", setKind)),
      field(number, "when", words.when, choice(whens), own ? "hours" : properties.when, kept("when", setWhen)),
      ...(own ? hoursOf({ feature, number, editor, changed, rebuild: (name) => (changed(), rebuild(feature, name)) }) : []),
      ...(visit ? [minutes(feature, number, put)] : []),
      ...shape(feature, number, metres),
      field(number, "instruction", words.instruction, Object.assign(area(3), { maxLength: 1000 }), properties.instruction ?? "", (value) => put("instruction", value.trim())),
    ];
    const buttons = make("div", { className: "tools" }, make("button", { type: "button", className: "tool", textContent: words.show, onclick: () => select(feature) }));
    if (editor.mayWrite) buttons.append(make("button", { type: "button", className: "tool tool--end", textContent: words.remove, onclick: () => remove(feature) }));
    const grid = make("div", { className: "columns" }, ...parts);
    return make("details", { className: "govuk-details zone" }, make("summary", { className: "govuk-details__summary" }, summary), grid, buttons);
  };

  const minutes = (feature, number, put) => {
    const control = Object.assign(input("number", 5), { min: 1, max: 1440, step: 1 });
    return field(number, "minutes", words.minutes, control, feature.properties.minutes ?? "", (value) =>
      put("minutes", value === "" ? undefined : Math.min(1440, Math.max(1, Math.round(Number(value))))));
  };

  const shape = (feature, number, metres) => {
    const corners = cornersOf(feature);
    const buffer = feature.properties.kind === "exclusion" ? [metres("buffer_m", words.buffer, 100_000)] : [];
    if (feature.geometry.type === "Point") {
      const place = field(number, "middle", words.centre, input("text", 20), lines([feature.geometry.coordinates]), (value) => {
        const read = pair(value);
        if (!read) return say(words.unreadable);
        feature.geometry.coordinates = read;
        changed();
      });
      return [place, metres("radius_m", words.radius, 1_000_000), ...buffer];
    }
    if (!corners) return [make("p", { className: "govuk-body", textContent: words.complex }), ...buffer];
    const put = (value) => {
      const read = value.split("\n").filter((line) => line.trim()).map(pair);
      if (read.length < fewest(feature) || read.includes(null)) return say(words.unreadable);
      setCorners(feature, read);
      changed();
    };
    const places = field(number, "corners", words.corners, area(5), lines(corners), put);
    return feature.geometry.type === "LineString" ? [places, metres("corridor_m", words.corridor, 100_000)] : [places, ...buffer];
  };

  const draw = () => {
    boxes.clear();
    all().forEach((feature, number) => boxes.set(feature, box(feature, number)));
    list.replaceChildren(...(boxes.size ? boxes.values() : [make("p", { className: "empty", textContent: words.none })]));
  };

  // Another kind or time needs other fields; the focus stays where it was.
  const rebuild = (feature, name) => {
    const number = all().indexOf(feature);
    const fresh = box(feature, number);
    fresh.open = true;
    boxes.get(feature).replaceWith(fresh);
    boxes.set(feature, fresh);
    document.getElementById(`zone-${number}-${name}`)?.focus();
  };

  const refresh = (feature) => {
    const known = boxes.get(feature);
    if (!known) return;
    const number = all().indexOf(feature);
    const set = (name, value) => {
      const control = document.getElementById(`zone-${number}-${name}`);
      if (control) control.value = value;
    };
    if (feature.geometry.type === "Point") {
      set("middle", lines([feature.geometry.coordinates]));
      set("radius_m", feature.properties.radius_m);
    } else if (cornersOf(feature)) set("corners", lines(cornersOf(feature)));
  };

  const open = (feature) => {
    for (const [each, known] of boxes) known.open = each === feature;
  };

  return { draw, refresh, open };
};
