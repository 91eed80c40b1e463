// A zone's own hours: days, from when to when, and for a place to attend how many minutes. Other content of an entry stays.
import { make } from "./elements.js";

// As `shared.web.fields` reads them; the order holds 22:00 and 2026-11-05.
const two = (text) => text.padStart(2, "0");
const CLOCK = {
  read: (typed) => {
    const [whole, hour, minute] = /^([0-9]{1,2})[:.,]([0-9]{2})$/.exec(typed) ?? [];
    return whole && hour < 24 && minute < 60 ? `${two(hour)}:${minute}` : null;
  },
  write: (kept) => kept,
};
const DAY = {
  read: (typed) => {
    const [, first, month, last] = /^([0-9]{1,4})[ .,/-]{1,2}([0-9]{1,2})[ .,/-]{1,2}([0-9]{1,4})$/.exec(typed) ?? [];
    const [day, year] = first?.length === 4 ? [last, first] : [first, last];
    if (!day || day.length > 2 || year.length !== 4) return null;
    const iso = `${year}-${two(month)}-${two(day)}`;
    const found = new Date(`${iso}T00:00Z`);
    return Number.isNaN(found.getTime()) || found.toISOString().slice(0, 10) !== iso ? null : iso;
  },
  write: (kept) => (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(kept) ? kept.split("-").reverse().join(".") : kept),
};

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
  // What cannot be read is kept as it was typed and marked; the order is not saved with it.
  const moment = (entry, place, name, kind, label, wrong) => {
    const id = `zone-${number}-${name}-${place}`;
    const input = make("input", { id, type: "text", className: "govuk-input govuk-input--width-10", value: kind.write(entry[name] ?? ""), autocomplete: "off", ...off });
    const error = make("p", { id: `${id}-error`, className: "govuk-error-message", hidden: true, textContent: wrong });
    const group = make("div", { className: "govuk-form-group" }, make("label", { className: "govuk-label", htmlFor: id, textContent: label }), error, input);
    input.setAttribute("aria-describedby", error.id);
    const mark = (bad) => {
      error.hidden = !bad;
      input.setAttribute("aria-invalid", String(bad));
      group.classList.toggle("govuk-form-group--error", bad);
      input.classList.toggle("govuk-input--error", bad);
    };
    if (input.value && kind.read(input.value) === null) mark(true);
    input.addEventListener("change", () => {
      const typed = input.value.trim();
      const read = kind.read(typed);
      mark(typed !== "" && read === null);
      put(entry, name, read ?? typed);
      if (read) input.value = kind.write(read);
    });
    return group;
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
      moment(entry, place, "start", CLOCK, words.start, words.notATime),
      moment(entry, place, "end", CLOCK, words.end, words.notATime),
      moment(entry, place, "from", DAY, words.from, words.notADay),
      moment(entry, place, "until", DAY, words.until, words.notADay),
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
