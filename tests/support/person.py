"""A person in front of the camera who does what the kiosk says.

Chromium's fake camera plays a file in a loop and cannot follow an instruction. Here the page's getUserMedia gives a stream that shows
a photographed face at rest, and in movement for as long as the page's arrow asks for one (frames of tests.support.camera).
The person breathes and the camera has grain: no two frames are the same picture.
"""

import base64
import io
import json
from functools import cache
from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.support.camera import MOVEMENTS, SIZE, Movement, moved

STEPS = 5
FRAMES = "framesOfThePerson"
SCRIPT = """
(() => {
  const [WIDTH, HEIGHT] = %(size)s;
  const decode = (text) => createImageBitmap(new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], { type: "image/jpeg" }));
  const asked = () => document.querySelector("[data-arrow]:not([hidden]) path:not([hidden])")?.dataset.turn;
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
    const pen = canvas.getContext("2d");
    const pictures = {};
    for (const [movement, texts] of Object.entries(await window.%(frames)s())) pictures[movement] = await Promise.all(texts.map(decode));
    let movement = "blink", amount = 0, ticks = 0;
    const noise = new OffscreenCanvas(WIDTH + 64, HEIGHT + 64);
    const grain = noise.getContext("2d");
    const dots = grain.createImageData(noise.width, noise.height);
    for (let at = 0; at < dots.data.length; at += 4) dots.data.set(Array(3).fill(255 * Math.random()).concat(24), at);
    grain.putImageData(dots, 0, 0);
    const draw = () => {
      const wanted = asked();
      if (wanted && amount === 0) movement = wanted;
      ticks += 1;
      const closing = wanted === "blink" ? ticks %% 30 < 15 : Boolean(wanted);
      amount = Math.max(0, Math.min(%(steps)s, amount + (closing ? 0.5 : -0.5)));
      pen.drawImage(pictures[movement][Math.round(amount)], 3 * Math.sin(ticks / 19), 3 * Math.sin(ticks / 31));
      pen.drawImage(noise, -64 * Math.random(), -64 * Math.random());
    };
    draw();
    setInterval(draw, 33);
    return canvas.captureStream(30);
  };
})();
"""


def stand_before(context: BrowserContext, photo: Path) -> None:
    """Put the photographed person before the camera of every page of `context`."""
    context.expose_function(FRAMES, lambda: _frames(photo))  # a page without a camera need not carry them
    context.add_init_script(SCRIPT % {"size": json.dumps(SIZE), "frames": FRAMES, "steps": STEPS})


@cache
def _frames(photo: Path) -> dict[Movement, list[str]]:
    """Of each movement from rest to its end, as base64."""
    return {movement: [_encoded(photo, movement, step / STEPS) for step in range(STEPS + 1)] for movement in MOVEMENTS}


def _encoded(photo: Path, movement: Movement, amount: float) -> str:
    encoded = io.BytesIO()
    moved(photo, movement, amount).save(encoded, "JPEG", quality=92, subsampling="4:2:0")
    return base64.b64encode(encoded.getvalue()).decode()
