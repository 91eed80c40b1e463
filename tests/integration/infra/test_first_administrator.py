"""An installation without demo data can get its first account."""

import re

import pyotp
import pytest
from typer.testing import CliRunner

from infra import cli
from shared.settings import OraluSettings
from tests.builders.moments import NOW
from tests.support.clients import ClientFor
from tests.support.sign_in import csrf_token

MADE = re.compile(r"password (\S+), second factor \(TOTP\) (\S+)")


async def test_the_first_administrator_is_made_by_a_command_and_signs_in_with_two_factors(
    database: OraluSettings, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    import typer

    from infra.contributed import add_commands

    app = typer.Typer()
    monkeypatch.setenv("ORALU_SUPERVISED", "these servers")
    add_commands(app, cli._data)
    made = await asyncio.to_thread(CliRunner().invoke, app, ["add-administrator", "first", "First Administrator"])
    found = MADE.search(made.output)
    assert found is not None, made.output
    again = await asyncio.to_thread(CliRunner().invoke, app, ["add-administrator", "first", "Another"])
    assert again.exit_code == 1
    client = await client_for("probation")
    form = await client.get("/sign-in")
    answer = await client.post("/sign-in", data={"login": "first", "password": found[1], "_csrf_token": csrf_token(form.text)})
    assert answer.headers["location"] == "/sign-in/code"
    page = await client.get("/sign-in/code")
    code = pyotp.TOTP(found[2]).at(NOW)
    answer = await client.post("/sign-in/code", data={"code": code, "_csrf_token": csrf_token(page.text)})
    assert answer.status_code == 303
    assert (await client.get("/admin")).status_code == 200
