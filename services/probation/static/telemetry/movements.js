// A day played back: the track up to the chosen moment, hatched where nothing was known, and where the person was then.
import { circle, circleMarker, featureGroup, polyline } from "/static/leaflet.js";
import { ALMATY, COLOURS, start, zonesLayer } from "./canvas.js";

const element = document.querySelector("[data-map=movements]");
const day = JSON.parse(element.dataset.playback);
const map = start(element, { preferCanvas: true });
const all = featureGroup().addTo(map);
const SPEED = 600; // seconds of the day in a second
const STEP_MS = 100;

const stateAt = (moment) => day.stretches.find((each) => each.since <= moment && moment < each.until)?.state ?? "not_worn";
const unknownBetween = (one, other) => day.stretches.some((each) => each.state === "unknown" && each.since < other.time && each.until > one.time);

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: day.zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const shown = (moment) => clock.format(new Date(moment * 1000));

map.setView(ALMATY, 13);
if (day.zones) zonesLayer(day.zones).addTo(all);
// Where nothing was known between two positions the line is dotted, because the way is not known.
const legs = day.points.slice(1).map((point, number) => {
  const before = day.points[number];
  const dark = unknownBetween(before, point);
  const style = dark ? { color: COLOURS.other, weight: 2, dashArray: "1 9", opacity: 0.7 } : { color: COLOURS.other, weight: 3 };
  return { until: point.time, line: polyline([before.at, point.at], style).addTo(all) };
});
const dots = day.points.map((point) => {
  const colour = point.decided ? COLOURS.decided : COLOURS.other;
  const error = circle(point.at, { radius: point.error, color: colour, weight: 1, fillOpacity: 0.04, interactive: false }).addTo(all);
  const dot = circleMarker(point.at, { radius: point.decided ? 5 : 3, color: colour, fillOpacity: 1 }).addTo(all);
  const sent = point.sent ? ` · ${point.sent}` : "";
  dot.bindTooltip(`${shown(point.time)} · ± ${Math.round(point.error)} m · ${point.mechanism}${sent}`);
  return { at: point.time, parts: [error, dot] };
});
if (all.getLayers().length) map.fitBounds(all.getBounds().pad(0.15), { maxZoom: 17 });

const controls = document.querySelector("[data-playback-controls]");
if (controls) {
  const slider = controls.querySelector("input");
  const button = controls.querySelector("[data-play]");
  const text = controls.querySelector("[data-moment]");
  const here = circleMarker(day.points[0].at, { radius: 9, color: "#0b0c0c", weight: 3, fillColor: "#ffdd00", fillOpacity: 1 }).addTo(map);
  let playing = null;
  slider.min = String(Math.floor(day.since));
  slider.max = String(Math.ceil(day.until));
  slider.step = "60";
  slider.value = slider.max;
  controls.hidden = false;

  const show = (layer, visible) => (visible ? layer.addTo(all) : layer.remove());
  const draw = () => {
    const moment = Number(slider.value);
    const last = day.points.filter((point) => point.time <= moment).at(-1);
    const state = stateAt(Math.min(moment, day.until - 1));
    for (const leg of legs) show(leg.line, leg.until <= moment);
    for (const dot of dots) for (const part of dot.parts) show(part, dot.at <= moment);
    const known = state !== "unknown" && state !== "not_worn";
    if (last) here.setLatLng(last.at).addTo(map).bringToFront();
    else here.remove();
    here.setStyle({ fillOpacity: known ? 1 : 0, dashArray: known ? null : "3 4" });
    const error = last ? ` · ${day.words.error.replace("{metres}", Math.round(last.error))}` : "";
    text.textContent = `${shown(moment)} · ${day.words[state]}${error}`;
    slider.setAttribute("aria-valuetext", text.textContent);
  };
  const stop = () => {
    clearInterval(playing);
    playing = null;
    button.textContent = day.words.play;
    button.setAttribute("aria-pressed", "false");
  };
  const play = () => {
    if (Number(slider.value) >= Number(slider.max)) slider.value = slider.min;
    button.textContent = day.words.pause;
    button.setAttribute("aria-pressed", "true");
    playing = setInterval(() => {
      slider.value = String(Number(slider.value) + (SPEED * STEP_MS) / 1000);
      draw();
      if (Number(slider.value) >= Number(slider.max)) stop();
    }, STEP_MS);
  };
  button.addEventListener("click", () => (playing === null ? play() : stop()));
  slider.addEventListener("input", draw);
  draw();
}
