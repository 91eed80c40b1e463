"""What Oralu does is what was recorded; for an intended change accept the new recording in the same commit."""

import difflib
import subprocess
import sys
from pathlib import Path

import pytest

from infra.paths import ROOT

RECORDED = Path(__file__).parent / "recorded"
TEXTS = ("commands.txt", "messages.json", "routes.txt", "schema.sql", "settings.txt")
MOST_LINES = 60
HOW = "Is it meant? Then write the recording anew with `make recording-accept`, and commit it with the change."
HOW_PAGES = "To see the pages themselves, record both commits and compare the folders: tests/recording/README.md."


def test_schema_routes_messages_commands_and_settings_are_as_recorded(tmp_path: Path) -> None:
    _compare(_recorded(tmp_path, "--without-pages"), TEXTS, HOW)


@pytest.mark.deep
@pytest.mark.timeout(1200)
def test_every_page_is_as_recorded(tmp_path: Path) -> None:
    _compare(_recorded(tmp_path), ("pages.txt",), f"{HOW}\n{HOW_PAGES}")


def _recorded(folder: Path, *options: str) -> Path:
    """A recording made now. In a separate process, because it stops the clock and replaces random numbers."""
    command = [sys.executable, "-m", "tests.recording", str(folder / "now"), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "now"


def _compare(now: Path, names: tuple[str, ...], how: str) -> None:
    """Fails with what differs from the committed files."""
    told: list[str] = []
    for name in names:
        before, after = ((folder / name).read_text().splitlines() for folder in (RECORDED, now))
        found = list(difflib.unified_diff(before, after, f"recorded/{name}", f"now/{name}", n=1, lineterm=""))
        told += found[:MOST_LINES] + ([f"… {len(found) - MOST_LINES} lines more in {name}"] if len(found) > MOST_LINES else [])
    if told:
        pytest.fail("\n".join([*told, "", how]), pytrace=False)
