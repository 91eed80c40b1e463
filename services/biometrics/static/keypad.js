// Keys on the screen for the card code and the PIN; a card reader and a keyboard type into the same fields.
const form = document.querySelector("[data-keypad]");
const pad = form.querySelector("[data-pad]");
const letters = form.querySelector("[data-letters]");
const fields = [...form.querySelectorAll("input.kiosk__input")];
let target = fields.find((field) => !field.value) ?? fields[0];

const choose = (field) => {
  target = field;
  letters.hidden = field.name !== "code";
};
for (const field of fields) field.addEventListener("focus", () => choose(field));
pad.hidden = false;
choose(target);
target.focus();

pad.addEventListener("click", (event) => {
  const key = event.target.closest("[data-key]")?.dataset.key;
  if (!key) return;
  if (key === "clear") target.value = "";
  else if (key === "back") target.value = target.value.slice(0, -1);
  else if (target.value.length < target.maxLength) target.value += key;
});

// A card reader types the code and Enter: go on to the PIN instead of sending an empty one.
fields[0].addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !fields[1].value) {
    event.preventDefault();
    fields[1].focus();
  }
});
