// The kiosk's camera: it sends frames as they are taken, and the answer says what to show next, until the service has enough.
import { openCamera } from "./cameras.js";
import { guide } from "./guide.js";

const root = document.querySelector("[data-camera]");
const part = (name) => root.querySelector(`[data-${name}]`);
const [say, problem, stage, video, arrow, ready] = ["say", "problem", "stage", "video", "arrow", "ready-button"].map(part);
const token = document.querySelector("[data-token] [name=_csrf_token]").value;
const [oval, hint] = ["oval", "guide"].map(part);
const canvas = document.createElement("canvas");
let guidance;
const WIDTH = 1280, QUALITY = 0.87, FRAME_MS = 240, MOST_AT_ONCE = 4, LOST_MS = 15_000;

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const words = (name) => root.dataset[name];

function show(step, obstacle) {
  const text = obstacle || words(step);
  hint.textContent = "";
  oval.classList.remove("is-good");
  if (say.textContent !== text) say.textContent = text;
  root.dataset.step = step;
  const path = arrow.querySelector(`[data-turn="${step}"]`);
  for (const other of arrow.querySelectorAll("path")) other.toggleAttribute("hidden", other !== path);
  arrow.toggleAttribute("hidden", !path);
}

const guided = () => { guidance?.stop(); guidance = guide({ video, oval, token, address: "/kiosk/preview", say: hint, words: hint.dataset }); };

function refuse(text) {
  delete root.dataset.step;
  problem.textContent = text;
  problem.hidden = false;
  arrow.toggleAttribute("hidden", true);
  say.textContent = words("ready");
  ready.hidden = false;
  ready.disabled = false;
  ready.focus();
  guided();
}

function withoutCamera(text) {
  stage.hidden = true;
  ready.hidden = true;
  say.textContent = text;
}

async function post(address, body) {
  const signal = AbortSignal.timeout(LOST_MS);
  const answer = await fetch(address, { method: "POST", body, signal, headers: { "x-csrftoken": token, accept: "application/json" } });
  const read = await answer.json();
  if (read.next) location.assign(read.next);
  return read;
}

const snapshot = () => new Promise((done) => {
  canvas.width = Math.min(WIDTH, video.videoWidth);
  canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
  canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
  canvas.toBlob(done, "image/jpeg", QUALITY);
});

/** Takes frames into `taken` until `running.over`; a slow network makes them fewer, never more than can be sent at once. */
async function film(taken, running) {
  const began = performance.now();
  while (!running.over) {
    const due = wait(FRAME_MS);
    if (taken.length < MOST_AT_ONCE) taken.push([Math.round(performance.now() - began), await snapshot()]);
    await due;
  }
}

function parcel(nonce, frames) {
  const body = new FormData();
  body.append("nonce", nonce);
  body.append("timings", frames.map(([at]) => at).join(","));
  for (const [, blob] of frames) body.append("frames", blob, "frame.jpg");
  return body;
}

async function go() {
  ready.disabled = true;
  ready.hidden = true;
  problem.hidden = true;
  guidance?.stop();
  dispatchEvent(new Event("oralu:busy"));
  const taken = [], running = { over: false };
  try {
    let answer = await post("/kiosk/challenge");
    const nonce = answer.nonce;
    if (nonce) film(taken, running);
    while (answer.show) {
      show(answer.show, answer.hint);
      while (!taken.length) await wait(20);
      answer = await post("/kiosk/frames", parcel(nonce, taken.splice(0, MOST_AT_ONCE)));
      dispatchEvent(new Event("oralu:busy"));
    }
    if (answer.next) {
      say.textContent = words("sending");
      arrow.toggleAttribute("hidden", true);
    } else refuse(answer.detail ?? words("lost"));
  } catch {
    refuse(words("lost"));
  } finally {
    running.over = true;
  }
}

async function start() {
  try {
    const { stream, refused } = await openCamera(token);
    if (refused) { withoutCamera(refused); return; }
    video.srcObject = stream;
    await video.play();
  } catch (error) {
    withoutCamera(words(error.name === "NotAllowedError" ? "refused" : "missing"));
    return;
  }
  say.textContent = words("ready");
  ready.hidden = false;
  ready.focus();
  guided();
}

ready.addEventListener("click", go);
addEventListener("pagehide", () => video.srcObject?.getTracks().forEach((track) => track.stop()));
if (navigator.mediaDevices?.getUserMedia) start();
else withoutCamera(words("missing"));
