"""The browser of the tests and screenshots: found, else installed. `python -m infra.installing.chromium`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NOT_INSTALLED = """No Chromium could be installed. Install one yourself, or name it: ORALU_CHROMIUM=/path/to/chromium
`.venv/bin/python -m pytest -m "not deep"` runs the other tests and skips those that need a browser."""
EXECUTABLE = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find() -> Path | None:
    """The browser named by ORALU_CHROMIUM, on the PATH, or installed by Playwright."""
    chosen = os.environ.get("ORALU_CHROMIUM")
    if chosen:
        return Path(chosen)
    for name in NAMES:
        if (found := shutil.which(name)) and _starts(Path(found)):
            return Path(found)
    return _from_playwright()


def _from_playwright() -> Path | None:
    """Asked in a process of its own: Playwright's driver refuses to start where one already runs."""
    asked = subprocess.run([sys.executable, "-c", EXECUTABLE], capture_output=True, text=True, check=False)
    path = Path(asked.stdout.strip())
    return path if asked.returncode == 0 and path.is_file() and _starts(path) else None


def _starts(path: Path) -> bool:
    """Whether it is a working browser, not a stub that says where to get one, and not without its libraries."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def ensure() -> Path:
    """The browser, installed first if there is none: by apt-get for root, else by Playwright."""
    found = find()
    if found:
        return found
    print("Installing Chromium for the tests (once)", flush=True)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "-qq", *arguments], check=False, **quiet)  # type: ignore[call-overload]  # one dict of options
    if not find():
        libraries = ["--with-deps"] if os.geteuid() == 0 and shutil.which("apt-get") else []
        subprocess.run([sys.executable, "-m", "playwright", "install", *libraries, "chromium"], check=False)
    found = find()
    if not found:
        sys.exit(NOT_INSTALLED)
    return found


if __name__ == "__main__":
    ensure()
