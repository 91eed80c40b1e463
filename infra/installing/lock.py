"""Pins every package with its hashes, without the address of any index: `python -m infra.installing.lock`."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from infra.paths import ROOT

HEADER = (
    "# Every package pinned with its hashes. Made by `make lock`; "
    "install with: pip install --no-deps --require-hashes -r requirements.lock\n"
)
OPTIONS = (
    "--universal",
    "--generate-hashes",
    "--all-extras",
    "--upgrade",
    "--no-annotate",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-package=dlib",
)


def main() -> None:
    """Resolve pyproject.toml (with its override of dlib) by uv, which is fetched for this run alone."""
    with tempfile.TemporaryDirectory() as scratch:
        venv.create(scratch, with_pip=True)
        tools = Path(scratch) / "bin"
        subprocess.run([tools / "pip", "install", "--quiet", "--disable-pip-version-check", "uv"], check=True)
        compile_ = [str(tools / "uv"), "pip", "compile", "--quiet", *OPTIONS, "--python-version", "3.11", "pyproject.toml"]
        done = subprocess.run(compile_, check=False, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    if done.returncode:
        sys.exit("Nothing was written: uv found no solution. It reads indexes from its own settings (UV_INDEX, UV_INDEX_STRATEGY).")
    resolved = done.stdout
    if "://" in resolved:
        sys.exit("The lock would hold an address; nothing was written.")
    (ROOT / "requirements.lock").write_text(HEADER + resolved)


if __name__ == "__main__":
    main()
