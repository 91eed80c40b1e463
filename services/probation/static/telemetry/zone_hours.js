// A zone's own hours: days, from when to when, and for a place to attend how many minutes. Other content of an entry stays.
import { make } from "./elements.js";

export const USUAL = () => [{ days: [0, 1, 2, 3, 4, 5, 6], start: "09:00", end: "18:00" }];

export const hoursOf = ({ feature, number, editor, changed, rebuild }) => {
  const { words } = editor;
  const entries = feature.properties.when;
  const off = { disabled: !editor.mayWrite };

  const put = (entry, name, value) => {
    if (value) entry[name] = value;
    else delete entry[name];
    changed();
  };
  const clock = (entry, place, name, type, label) => {
    const id = `zone-${number}-${name}-${place}`;
    const input = make("input", { id, type, className: "govuk-input govuk-input--width-10", value: entry[name] ?? "", ...off });
    input.addEventListener("change", () => put(entry, name, input.value));
    return make("div", { className: "govuk-form-group" }, make("label", { className: "govuk-label", htmlFor: id, textContent: label }), input);
  };
  const day = (entry, place) => (name, weekday) => {
    const id = `zone-${number}-day-${place}-${weekday}`;
    const box = make("input", { id, type: "checkbox", className: "govuk-checkboxes__input", checked: entry.days.includes(weekday), ...off });
    box.addEventListener("change", () => {
      entry.days = entry.days.filter((each) => each !== weekday);
      if (box.checked) entry.days = [...entry.days, weekday].sort();
      changed();
    });
    const label = make("label", { className: "govuk-label govuk-checkboxes__label", htmlFor: id, textContent: name });
    return make("div", { className: "govuk-checkboxes__item" }, box, label);
  };
  const block = (entry, place) => {
    entry.days ??= [0, 1, 2, 3, 4, 5, 6];
    const legend = make("legend", { className: "govuk-fieldset__legend govuk-fieldset__legend--s", textContent: `${words.hours} · ${place + 1}` });
    const days = make("div", { className: "govuk-checkboxes govuk-checkboxes--small hours__days" }, ...editor.weekdays.map(day(entry, place)));
    const times = [
      clock(entry, place, "start", "time", words.start),
      clock(entry, place, "end", "time", words.end),
      clock(entry, place, "from", "date", words.from),
      clock(entry, place, "until", "date", words.until),
    ];
    const whole = make("fieldset", { className: "govuk-fieldset hours" }, legend, days, make("div", { className: "hours__times" }, ...times));
    if (editor.mayWrite && entries.length > 1) {
      const remove = () => {
        entries.splice(place, 1);
        rebuild("more");
      };
      whole.append(make("button", { type: "button", className: "tool", textContent: words.lessHours, onclick: remove }));
    }
    return whole;
  };
  const blocks = entries.map(block);
  if (editor.mayWrite) {
    const add = () => {
      entries.push(...USUAL());
      rebuild("more");
    };
    blocks.push(make("button", { id: `zone-${number}-more`, type: "button", className: "tool hours__more", textContent: words.moreHours, onclick: add }));
  }
  return blocks;
};
