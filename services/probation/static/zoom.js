// Two pictures side by side, larger and smaller by keyboard, mouse and touch; the strip shows its pictures in the left one.
const compare = document.querySelector("[data-compare]");
const LARGEST = 6, STEP = 1.4, TAP_MS = 320, MOVE = 40;
const both = compare.querySelector("[data-both]");

class Viewer {
  constructor(figure) {
    this.stage = figure.querySelector("[data-stage]");
    this.picture = figure.querySelector("[data-picture]");
    this.caption = figure.querySelector("[data-caption]");
    this.gone = figure.querySelector("[data-gone]");
    this.first = { src: this.picture.src, caption: this.caption.textContent };
    Object.assign(this, { scale: 1, x: 0, y: 0, fingers: new Map(), tapped: 0 });
    this.picture.addEventListener("error", () => this.missing(true));
    this.picture.addEventListener("load", () => this.missing(false));
    if (this.picture.complete && !this.picture.naturalWidth) this.missing(true);
    this.listen();
  }

  missing(gone) {
    this.picture.hidden = gone;
    this.gone.hidden = !gone;
  }

  show(src, caption) {
    this.picture.src = src;
    this.caption.textContent = caption;
  }

  // Around a point of the stage, given from its middle, so that what is under the fingers stays there.
  zoom(factor, px = 0, py = 0) {
    const scale = Math.min(LARGEST, Math.max(1, this.scale * factor));
    const change = scale / this.scale;
    this.to(scale, px - (px - this.x) * change, py - (py - this.y) * change);
  }

  to(scale, x, y) {
    const roomX = (this.stage.clientWidth * (scale - 1)) / 2, roomY = (this.stage.clientHeight * (scale - 1)) / 2;
    this.scale = scale;
    this.x = Math.min(roomX, Math.max(-roomX, x));
    this.y = Math.min(roomY, Math.max(-roomY, y));
    this.picture.style.transform = `translate(${this.x}px, ${this.y}px) scale(${scale})`;
    this.stage.classList.toggle("viewer__stage--larger", scale > 1);
  }

  fromMiddle(event) {
    const box = this.stage.getBoundingClientRect();
    return [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
  }

  listen() {
    const { stage, fingers } = this;
    stage.addEventListener("keydown", (event) => this.key(event));
    stage.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return; // a plain wheel scrolls the page
      event.preventDefault();
      act(this, (one) => one.zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1, ...this.fromMiddle(event)));
    }, { passive: false });
    stage.addEventListener("pointerdown", (event) => {
      fingers.set(event.pointerId, this.fromMiddle(event));
      stage.setPointerCapture(event.pointerId); // a drag that leaves the picture goes on
      if (event.isPrimary && event.timeStamp - this.tapped < TAP_MS) {
        const [x, y] = this.fromMiddle(event);
        act(this, (one) => (one.scale > 1 ? one.to(1, 0, 0) : one.zoom(2.5, x, y)));
      }
      this.tapped = event.timeStamp;
    });
    stage.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) stage.addEventListener(name, (event) => fingers.delete(event.pointerId));
  }

  drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = this.fromMiddle(event);
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, now);
    if (other) {
      const spread = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]);
      act(this, (one) => one.zoom(spread(now) / Math.max(spread(before), 1), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2));
    } else if (this.scale > 1) {
      event.preventDefault();
      act(this, (one) => one.to(one.scale, one.x + now[0] - before[0], one.y + now[1] - before[1]));
    }
  }

  key(event) {
    const moves = { ArrowLeft: [MOVE, 0], ArrowRight: [-MOVE, 0], ArrowUp: [0, MOVE], ArrowDown: [0, -MOVE] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") act(this, (one) => one.zoom(STEP));
    else if (event.key === "-") act(this, (one) => one.zoom(1 / STEP));
    else if (event.key === "0" || event.key === "Escape") act(this, (one) => one.to(1, 0, 0));
    else if (moves[event.key] && this.scale > 1) act(this, (one) => one.to(one.scale, one.x + moves[event.key][0], one.y + moves[event.key][1]));
    else return;
    event.preventDefault();
  }
}

const viewers = [...compare.querySelectorAll("[data-viewer]")].map((figure) => new Viewer(figure));
const act = (viewer, change) => (both.checked ? viewers : [viewer]).forEach(change);
let last = viewers[0];
for (const viewer of viewers) viewer.stage.addEventListener("focusin", () => { last = viewer; });
for (const button of compare.querySelectorAll("[data-zoom]"))
  button.addEventListener("click", () => {
    const changes = { in: (one) => one.zoom(STEP), out: (one) => one.zoom(1 / STEP), whole: (one) => one.to(1, 0, 0) };
    act(last, changes[button.dataset.zoom]);
  });

const strip = document.querySelector("[data-strip]");
if (strip) {
  const frames = [...strip.querySelectorAll("[data-frame]")];
  let playing = 0;
  const choose = (frame) => {
    for (const one of frames) one.toggleAttribute("aria-current", one === frame);
    if (frame) viewers[0].show(frame.href, `${strip.dataset.caption}: ${frame.querySelector("img").alt}`);
    else viewers[0].show(viewers[0].first.src, viewers[0].first.caption);
  };
  const stop = () => { clearTimeout(playing); playing = 0; };
  for (const frame of frames)
    frame.addEventListener("click", (event) => { event.preventDefault(); stop(); choose(frame); });
  document.querySelector("[data-best]").addEventListener("click", () => { stop(); choose(null); });
  document.querySelector("[data-play]").addEventListener("click", () => {
    const step = (index) => {
      choose(frames[index]);
      const next = frames[index + 1];
      if (next) playing = setTimeout(step, Math.max(150, next.dataset.ms - frames[index].dataset.ms), index + 1);
    };
    stop();
    step(0);
  });
}
for (const tools of document.querySelectorAll("[data-tools]")) tools.hidden = false;
