// Letters on the screen for a free answer: Kazakh, Russian, Latin. A keyboard types into the same field.
import Keyboard from "/static/simple-keyboard.js";

const place = document.querySelector("[data-keys]");
const field = document.querySelector("[data-keyboard]");
const words = place.dataset;
const LAST = "{other} {digits} {space} , . ? {line}";
const LETTERS = {
  kk: ["ә і ң ғ ү ұ қ ө һ ё", "й ц у к е н г ш щ з х ъ", "ф ы в а п р о л д ж э {delete}", "{shift} я ч с м и т ь б ю", LAST],
  ru: ["й ц у к е н г ш щ з х ъ", "ф ы в а п р о л д ж э ё", "{shift} я ч с м и т ь б ю {delete}", LAST],
  en: ["q w e r t y u i o p", "a s d f g h j k l '", "{shift} z x c v b n m - {delete}", LAST],
};
const DIGITS = ["1 2 3 4 5 6 7 8 9 0", "- / : ; ( ) № + = !", "« » @ % & * {delete}", LAST];
const SHORT = { kk: "ҚАЗ", ru: "РУС", en: "ABC" };
const languages = Object.keys(LETTERS);
const capital = (rows) => rows.map((row) => row.split(" ").map((key) => (key.length === 1 ? key.toUpperCase() : key)).join(" "));
const layout = { digits: DIGITS };
for (const [code, rows] of Object.entries(LETTERS)) Object.assign(layout, { [code]: rows, [`${code}-capital`]: capital(rows) });

let language = words.keys, capitals = false, digits = false;
const shown = () => (digits ? "digits" : capitals ? `${language}-capital` : language);
const following = () => languages[(languages.indexOf(language) + 1) % languages.length];

// Where the cursor stands; the page hears of it as of any other input.
function write(text) {
  const { selectionStart, selectionEnd, value, maxLength } = field;
  if (value.length - (selectionEnd - selectionStart) + text.length > maxLength) return;
  field.setRangeText(text, selectionStart, selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function erase() {
  const { selectionStart, selectionEnd } = field;
  const from = selectionStart === selectionEnd ? Math.max(0, selectionStart - 1) : selectionStart;
  field.setRangeText("", from, selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function press(key) {
  if (key === "{shift}") capitals = !capitals;
  else if (key === "{digits}") digits = !digits;
  else if (key === "{other}") { if (!digits) language = following(); digits = false; capitals = false; }
  else if (key === "{delete}") erase();
  else if (key === "{space}") write(" ");
  else if (key === "{line}") write("\n");
  else { write(key); capitals = false; }
  show();
}

const options = () => ({
  layoutName: shown(),
  display: {
    "{shift}": "⇧", "{delete}": "⌫", "{space}": words.space, "{line}": "⏎",
    "{digits}": digits ? SHORT[language] : "123", "{other}": digits ? SHORT[language] : SHORT[following()],
  },
  buttonAttributes: [
    ["{shift}", "aria-label", words.shift], ["{shift}", "aria-pressed", String(capitals)], ["{delete}", "aria-label", words.delete],
    ["{line}", "aria-label", words.line], ["{other}", "aria-label", `${digits ? SHORT[language] : SHORT[following()]}: ${words.other}`],
    ["{digits}", "aria-label", digits ? SHORT[language] : `123: ${words.digits}`],
  ].map(([buttons, attribute, value]) => ({ buttons, attribute, value })),
});
const show = () => {
  keyboard.setOptions(options());
  for (const key of place.querySelectorAll("button")) key.type = "button";
};

const host = document.createElement("div");
host.className = "simple-keyboard";
place.append(host);
place.hidden = false;
field.inputMode = "none";
const keyboard = new Keyboard(host, {
  layout, ...options(), useButtonTag: true, preventMouseDownDefault: true, disableCaretPositioning: true, onKeyPress: press,
  onRender: () => dispatchEvent(new Event("oralu:busy")),
});
show();
field.focus();
field.setSelectionRange(field.value.length, field.value.length);
