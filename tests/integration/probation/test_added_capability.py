"""docs/add-a-capability.md, followed exactly: a temporary capability of which every part is used."""

import re
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, cast
from uuid import UUID

import httpx
import pytest
import typer
from litestar import Litestar
from typer.testing import CliRunner

import services.probation
from infra.paths import ROOT
from services.probation.app import create_app
from services.probation.capabilities import CAPABILITIES
from services.probation.queue.tables import QueueItem
from shared import registry
from shared.messages import base, reintegration
from shared.settings import OraluSettings
from tests.builders.registrations import Register
from tests.support.apps import started
from tests.support.forms import submit
from tests.support.sign_in import sign_in

BLOCK = re.compile(r"`((?:services|shared)/[\w/.]+)`\n\n```(?:python|html)\n(.*?)```", re.DOTALL)
FOLDER = "services/probation/home_calls/"


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[registry.Capability]:
    """The folder from the page, beside the real ones during a test."""
    blocks = dict(BLOCK.findall((ROOT / "docs" / "add-a-capability.md").read_text()))
    shared_part = ModuleType("shared.messages.home_call")
    exec(
        compile("from shared.messages.base import Message\n" + blocks["shared/messages/reintegration.py"], "docs", "exec"),
        vars(shared_part),
    )
    monkeypatch.setattr(reintegration, "HomeCallWanted", vars(shared_part)["HomeCallWanted"], raising=False)
    for name, text in blocks.items():
        if name.startswith(FOLDER):
            file = tmp_path / "home_calls" / name.removeprefix(FOLDER)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    monkeypatch.setattr(services.probation, "__path__", [*services.probation.__path__, str(tmp_path)])
    yield import_module("services.probation.home_calls.capability").CAPABILITY
    for module in [name for name in sys.modules if name.startswith("services.probation.home_calls")]:
        del sys.modules[module]
    del base._CLASSES["reintegration.home_call_wanted.v1"]
    registry.fill("probation", CAPABILITIES)


@pytest.fixture
async def officer(added: registry.Capability, engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    """A signed-in officer of a probation that has the one line more."""
    app: Litestar = _with(added, monkeypatch)
    async with started(app):
        transport = httpx.ASGITransport(app=cast("Any", app), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8001") as client:
            await sign_in(client, "officer")
            yield client


def _with(added: registry.Capability, monkeypatch: pytest.MonkeyPatch) -> Litestar:
    monkeypatch.setattr("services.probation.app.CAPABILITIES", (*CAPABILITIES, added))
    return create_app()


async def test_its_tab_page_queue_item_and_timeline_entry_are_there(officer: httpx.AsyncClient, register: Register) -> None:
    person = (await register()).person
    assert f'href="/people/{person}/home-call"' in (await officer.get(f"/people/{person}")).text
    sent = await submit(officer, f"/people/{person}/home-call", {})
    assert sent.headers["location"] == f"/people/{person}"
    case = (await officer.get(f"/people/{person}")).text
    assert "A home call was asked for" in case
    assert "Nobody has been there yet" in case
    assert "Home call" in (await officer.get("/queue?kind=home_call")).text


async def test_its_item_is_done_by_the_button_of_the_case_page(officer: httpx.AsyncClient, register: Register) -> None:
    person = (await register()).person
    await submit(officer, f"/people/{person}/home-call", {})
    item = await _item(person)
    done = await submit(officer, f"/people/{person}", {"sure": "yes"}, to=f"/queue/{item}/done")
    assert done.status_code == 303
    assert await QueueItem.exists().where(QueueItem.id == item, QueueItem.outcome == "done")


async def test_its_message_is_acted_on(officer: httpx.AsyncClient, register: Register) -> None:
    person = (await register()).person
    message: Any = vars(reintegration)["HomeCallWanted"]
    await registry.registry("probation").handlers[message](message(person=person))
    await _item(person)


async def test_its_periodic_task_is_the_workers(added: registry.Capability) -> None:
    filled = registry.fill("probation", (*CAPABILITIES, added))
    (remind,) = [task for task, _ in filled.periodic if task.__module__ == "services.probation.home_calls.jobs"]
    await remind({})
    assert import_module("services.probation.home_calls.jobs").reminded == ["reminded"]


def test_its_command_is_oralus(added: registry.Capability) -> None:
    app = typer.Typer()
    app.callback()(lambda: None)
    assert added.commands is not None
    added.commands(app, nullcontext)
    assert CliRunner().invoke(app, ["home-calls"]).output == "none\n"


def test_two_capabilities_cannot_contribute_the_same(added: registry.Capability) -> None:
    with pytest.raises(ValueError, match="home_calls"):
        registry.fill("probation", (*CAPABILITIES, added, added))


async def _item(person: UUID) -> UUID:
    row = await QueueItem.select(QueueItem.id).where(QueueItem.kind == "home_call", QueueItem.person == person).first()
    assert row is not None
    item: UUID = row["id"]
    return item
