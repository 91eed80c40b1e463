"""Pins every package with its hashes, without the address of any index: `python -m infra.installing.lock`."""

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from infra.paths import ROOT

HEADER = "# {what} pinned with its hashes. Made by `make lock`; install with: pip install --no-deps --require-hashes -r {file}\n"
OPTIONS = (
    "--universal",
    "--generate-hashes",
    "--upgrade",
    "--no-annotate",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-package=dlib",
)
PACKAGE = re.compile(r"^(?=[A-Za-z0-9_.-]+==)", re.MULTILINE)
MAIN, BENCH = "requirements.lock", "requirements-bench.lock"


def main() -> None:
    """Resolve pyproject.toml (with its override of dlib) by uv, which is fetched for this run alone.

    What the extra `bench` alone needs goes into a file of its own: nothing installs it by itself.
    """
    with tempfile.TemporaryDirectory() as scratch:
        venv.create(scratch, with_pip=True)
        tools = Path(scratch) / "bin"
        subprocess.run([tools / "pip", "install", "--quiet", "--disable-pip-version-check", "uv"], check=True)
        usual, all_ = (_resolved(tools / "uv", *extras) for extras in (["dev"], ["dev", "bench"]))
    kept = set(PACKAGE.split(usual))
    for_benches = "".join(each for each in PACKAGE.split(all_) if each not in kept)
    (ROOT / MAIN).write_text(HEADER.format(what="Every package", file=MAIN) + usual)
    (ROOT / BENCH).write_text(HEADER.format(what=f"What the benches need beside {MAIN},", file=BENCH) + for_benches)


def _resolved(uv: Path, *extras: str) -> str:
    """Every package of these extras with its hashes; ends the program where there is no solution."""
    chosen = [f"--extra={extra}" for extra in extras]
    compile_ = [str(uv), "pip", "compile", "--quiet", *OPTIONS, *chosen, "--python-version", "3.11", "pyproject.toml"]
    done = subprocess.run(compile_, check=False, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    if done.returncode:
        sys.exit("Nothing was written: uv found no solution. It reads indexes from its own settings (UV_INDEX, UV_INDEX_STRATEGY).")
    if "://" in done.stdout:
        sys.exit("The lock would hold an address; nothing was written.")
    return done.stdout


if __name__ == "__main__":
    main()
