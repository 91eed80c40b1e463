"""`oralu demo --persons N` shows its progress and what it did; a second run says that there was nothing to do."""

import asyncio

import pytest
from typer.testing import CliRunner

from infra import cli
from shared.settings import OraluSettings
from tests.support.country import PERSONS


async def test_the_command_tells_every_tenth_without_a_terminal(database: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_SUPERVISED", "these servers")
    loaded = await asyncio.to_thread(CliRunner().invoke, cli.app, ["demo", "--persons", "30"])
    assert loaded.exit_code == 0, loaded.output
    assert "30 of 30 people (100 %)" in loaded.output
    assert "30 people are on the register, all of them invented" in " ".join(loaded.output.split())


async def test_a_second_run_says_that_nothing_was_changed(country: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_SUPERVISED", "these servers")
    again = await asyncio.to_thread(CliRunner().invoke, cli.app, ["demo", "--persons", str(PERSONS)])
    assert again.exit_code == 0, again.output
    assert f"{PERSONS} invented people are there already; nothing was changed" in " ".join(again.output.split())


async def test_a_refusal_ends_with_a_sentence(database: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORALU_SUPERVISED", "these servers")
    refused = await asyncio.to_thread(CliRunner().invoke, cli.app, ["demo", "--persons", "600000"])
    assert refused.exit_code == 1
    assert "at most 500,000 people" in " ".join(refused.output.split())
