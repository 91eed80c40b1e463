"""What `oralu up` says when everything runs."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from infra import cli
from infra.planning import Plan


def test_without_demo_data_it_says_how_the_first_account_is_made(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    what = SimpleNamespace(url=lambda name: f"http://{name.lower()}", demo=False, folder=tmp_path)
    cli._welcome(cast("Plan", what), 1.0)
    said = capsys.readouterr().out
    assert "oralu add-administrator LOGIN NAME" in said
    assert "http://reintegration" in said
