// Before a picture is taken: what to change first. This script checks light and sharpness, the server checks the face and stores nothing.
const LOOK_MS = 700, SIDE = 640, QUALITY = 0.8, GIVE_UP_MS = 5000, SPEAK_MS = 1500;
const DARK = 45, BRIGHT = 215, SHARP = 12, LIGHT_SIDE = 96;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const [small, near, sent] = [0, 0, 0].map(() => document.createElement("canvas"));

function grey(canvas, draw, width, height) {
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  draw(context);
  const { data } = context.getImageData(0, 0, width, height);
  return Float32Array.from({ length: width * height }, (_, at) => 0.299 * data[4 * at] + 0.587 * data[4 * at + 1] + 0.114 * data[4 * at + 2]);
}

/** The place of the oval in the picture: the middle, where the face should be. */
function middle(video) {
  const high = video.videoHeight, wide = Math.min(video.videoWidth, high * 0.55);
  return [(video.videoWidth - wide) / 2, high * 0.12, wide, high * 0.74];
}

function light(video) {
  const levels = grey(small, (context) => context.drawImage(video, ...middle(video), 0, 0, LIGHT_SIDE, LIGHT_SIDE), LIGHT_SIDE, LIGHT_SIDE);
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  if (mean < DARK) return "too_dark";
  return mean > BRIGHT ? "too_bright" : null;
}

/** Variance of the Laplacian of the middle of the picture, pixel for pixel as it would be taken. */
function sharpness(video) {
  const [left, top, wide, high] = middle(video);
  const width = Math.min(256, Math.floor(wide)), height = Math.min(256, Math.floor(high));
  const from = [left + (wide - width) / 2, top + (high - height) / 2, width, height];
  const levels = grey(near, (context) => context.drawImage(video, ...from, 0, 0, width, height), width, height);
  let sum = 0, squares = 0, count = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const edge = 4 * levels[at] - levels[at - 1] - levels[at + 1] - levels[at - width] - levels[at + width];
      sum += edge; squares += edge * edge; count++;
    }
  }
  return squares / count - (sum / count) ** 2;
}

const preview = (video) => new Promise((done) => {
  const shrunk = Math.max(1, Math.max(video.videoWidth, video.videoHeight) / SIDE);
  [sent.width, sent.height] = [Math.round(video.videoWidth / shrunk), Math.round(video.videoHeight / shrunk)];
  sent.getContext("2d").drawImage(video, 0, 0, sent.width, sent.height);
  sent.toBlob((blob) => done([blob, shrunk]), "image/jpeg", QUALITY);
});

async function asked(video, address, token) {
  const [blob, shrunk] = await preview(video);
  const body = new FormData();
  body.append("frame", blob, "preview.jpg");
  body.append("shrunk", shrunk.toFixed(3));
  const headers = { "x-csrftoken": token, accept: "application/json" };
  const answer = await fetch(address, { method: "POST", body, headers, signal: AbortSignal.timeout(GIVE_UP_MS) });
  return answer.ok || answer.status === 422 ? answer.json() : {};
}

/**
 * Looks every 700 ms, one preview at a time, and tells the place `say` (a polite live region) and the oval what it saw.
 * `words`: too_dark, too_bright, blurred, good, lost. `good()` is called at every check without a problem.
 */
export function guide({ video, address, token, say, oval, words, good = () => {} }) {
  let looking = true, said = 0;
  const tell = (text, fine) => {
    oval?.classList.toggle("is-good", fine);
    if (say.textContent === text || (Date.now() - said < SPEAK_MS && !fine)) return;
    say.textContent = text;
    said = Date.now();
  };
  const look = async () => {
    const seen = light(video) ?? (sharpness(video) < SHARP ? "blurred" : null);
    const answer = await asked(video, address, token);
    if (!looking) return;
    const problems = answer.problems;
    if (!problems && !answer.detail) return; // busy, or not now: keep the last message
    // "Nobody there" and "somebody else too" come before light and sharpness.
    const first = answer.detail || (["no_face", "several_faces"].includes(problems[0]) ? answer.text : words[seen] || answer.text);
    tell(first || words.good, !first);
    if (!first) await good();
  };
  (async () => {
    while (looking) {
      const due = wait(LOOK_MS);
      try {
        if (video.readyState >= 2 && !document.hidden) await look();
      } catch {
        if (looking) tell(words.lost, false);
      }
      await due;
    }
  })();
  return {
    stop() {
      looking = false;
      say.textContent = "";
      oval?.classList.remove("is-good");
    },
  };
}
