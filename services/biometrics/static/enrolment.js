// Reference pictures: taken automatically when there is no problem, or by the button. Each is checked by the server as it is
// taken and stays in this page's memory until they are used.
import { guide } from "./guide.js";

const root = document.querySelector("[data-enrolment]");
const part = (name) => root.querySelector(`[data-${name}]`);
const [video, oval, say, hint, count, strip, snap, again, send, auto] =
  ["video", "oval", "say", "guide", "count", "strip", "snap", "again", "send", "auto"].map(part);
const token = document.querySelector("[data-token] [name=_csrf_token]").value;
const least = Number(root.dataset.least), most = Number(root.dataset.most);
const BETWEEN_MS = 1200, LOOKS = 2;
let accepted = [], taking = false, last = 0, good = 0;

function show() {
  count.textContent = `${root.dataset.count}: ${accepted.length}`;
  send.disabled = taking || accepted.length < least;
  snap.disabled = taking || accepted.length >= most;
}

async function post(address, frames) {
  const body = new FormData();
  for (const frame of frames) body.append("frames", frame, "frame.jpg");
  const answer = await fetch(address, { method: "POST", body, headers: { "x-csrftoken": token, accept: "application/json" } });
  return { ok: answer.ok, ...(await answer.json()) };
}

const picture = () => new Promise((done) => {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d").drawImage(video, 0, 0);
  canvas.toBlob(done, "image/jpeg", 0.95);
});

function thumbnail(blob) {
  const item = document.createElement("li");
  const image = new Image();
  image.alt = `${accepted.length}`;
  image.src = URL.createObjectURL(blob);
  image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
  item.append(image);
  strip.append(item);
}

async function take() {
  if (taking || accepted.length >= most) return;
  taking = true;
  show();
  try {
    const blob = await picture();
    const answer = await post(root.dataset.check, [blob]);
    if (answer.ok) { accepted.push(blob); thumbnail(blob); }
    say.textContent = !answer.ok ? answer.detail : accepted.length < least ? answer.text : root.dataset.enough;
  } catch {
    say.textContent = root.dataset.lost;
  }
  taking = false;
  last = Date.now();
  good = 0;
  show();
}

/** Take pictures automatically until there are enough, after two good checks in a row, so that no picture shows a movement. */
async function whenGood() {
  good += 1;
  if (auto.checked && good >= LOOKS && accepted.length < least && Date.now() - last > BETWEEN_MS) await take();
}

snap.addEventListener("click", take);
again.addEventListener("click", () => {
  accepted = [];
  strip.replaceChildren();
  say.textContent = root.dataset.ready;
  show();
});

send.addEventListener("click", async () => {
  send.disabled = true;
  try {
    const answer = await post(root.dataset.take, accepted);
    if (answer.next) { location.assign(answer.next); return; }
    say.textContent = answer.detail;
  } catch {
    say.textContent = root.dataset.lost;
  }
  show();
});

try {
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: "user" } });
  await video.play();
  say.textContent = root.dataset.ready;
  show();
  guide({ video, oval, token, address: root.dataset.preview, say: hint, words: hint.dataset, good: whenGood });
} catch (error) {
  say.textContent = error.name === "NotAllowedError" ? root.dataset.refused : root.dataset.missing;
}
addEventListener("pagehide", () => video.srcObject?.getTracks().forEach((track) => track.stop()));
