// Keys on the screen for the one field of the page; a card reader and a keyboard type into the same field.
const form = document.querySelector("[data-keypad]");
const pad = form.querySelector("[data-pad]");
const field = form.querySelector("input.kiosk__input");

pad.hidden = false;
field.focus();
// A card held to the reader takes the place of a code that was kept; the keys on the screen go on with it.
if (field.value === field.defaultValue) field.select();
else field.value = field.value.replace(field.defaultValue, "");  // the card was held to it before this script ran

pad.addEventListener("click", (event) => {
  const key = event.target.closest("[data-key]")?.dataset.key;
  if (!key) return;
  if (key === "clear") field.value = "";
  else if (key === "back") field.value = field.value.slice(0, -1);
  else if (field.value.length < field.maxLength) field.value += key;
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
