// The kiosk's camera: look straight, one movement, look straight again; at most 20 frames, sent once.
import { openCamera } from "./cameras.js";
import { guide } from "./guide.js";

const root = document.querySelector("[data-camera]");
const part = (name) => root.querySelector(`[data-${name}]`);
const [say, problem, stage, video, arrow, ready] = ["say", "problem", "stage", "video", "arrow", "ready-button"].map(part);
const token = document.querySelector("[data-token] [name=_csrf_token]").value;
const [oval, hint] = ["oval", "guide"].map(part);
const canvas = document.createElement("canvas");
let guidance;
const WIDTH = 1280, QUALITY = 0.9, FRAME_MS = 220, MOST = 20, STRAIGHT_BEFORE = 5, STRAIGHT_AFTER = 5;

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const words = (name) => root.dataset[name];

function show(step) {
  say.textContent = words(step);
  const path = arrow.querySelector(`[data-turn="${step}"]`);
  for (const other of arrow.querySelectorAll("path")) other.toggleAttribute("hidden", other !== path);
  arrow.toggleAttribute("hidden", !path);
}

const guided = () => { guidance = guide({ video, oval, token, address: "/kiosk/preview", say: hint, words: hint.dataset }); };

function refuse(text) {
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
  const answer = await fetch(address, { method: "POST", body, headers: { "x-csrftoken": token, accept: "application/json" } });
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

function plan(movements) {
  const each = Math.floor((MOST - STRAIGHT_BEFORE - STRAIGHT_AFTER) / movements.length);
  return [["neutral", STRAIGHT_BEFORE], ...movements.map((movement) => [movement, each]), ["neutral", STRAIGHT_AFTER]];
}

async function capture(movements) {
  const frames = [];
  const began = performance.now();
  for (const [step, count] of plan(movements)) {
    show(step);
    for (let taken = 0; taken < count; taken++) {
      const due = wait(FRAME_MS);
      frames.push([step, Math.round(performance.now() - began), await snapshot()]);
      await due;
    }
  }
  return frames;
}

async function go() {
  ready.disabled = true;
  ready.hidden = true;
  problem.hidden = true;
  guidance?.stop();
  dispatchEvent(new Event("oralu:busy"));
  try {
    const challenge = await post("/kiosk/challenge");
    if (!challenge.nonce) {
      if (!challenge.next) refuse(challenge.detail ?? words("lost"));
      return;
    }
    const frames = await capture(challenge.movements);
    say.textContent = words("sending");
    arrow.toggleAttribute("hidden", true);
    const body = new FormData();
    body.append("nonce", challenge.nonce);
    body.append("timings", frames.map(([step, at]) => `${step}:${at}`).join(","));
    for (const [, , blob] of frames) body.append("frames", blob, "frame.jpg");
    const answer = await post("/kiosk/frames", body);
    if (!answer.next) refuse(answer.detail);
  } catch {
    refuse(words("lost"));
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
