"""A request whose transaction failed because of another one is answered anyway."""

from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path
from typing import cast

import asyncpg
import httpx
import pytest
from litestar import post

from shared.application.app import create_app
from shared.settings import OraluSettings
from shared.web.guards import public
from shared.web.request import Web, read_fields
from tests.support.apps import started


class FailingForm:
    """A form that fails that many times before it takes effect; `read` is what each try found in it."""

    def __init__(self) -> None:
        self.losses: list[Exception] = []
        self.read: list[str] = []


@pytest.fixture
async def failing(database: OraluSettings, tmp_path: Path) -> AsyncIterator[tuple[FailingForm, httpx.AsyncClient]]:
    found = FailingForm()

    @post("/form", guards=[public], status_code=200)
    async def form(request: Web) -> str:
        found.read.append((await read_fields(request))["words"])
        if found.losses:
            raise found.losses.pop()
        return "taken"

    app = create_app(service="probation", settings=database, route_handlers=[form], engines=[], templates=tmp_path, csrf_exclude=["^/form"])
    async with started(app):
        transport = httpx.ASGITransport(app=cast("httpx._transports.asgi._ASGIApp", app), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8001", headers={"accept": "text/html"}) as client:
            yield found, client


@pytest.mark.parametrize("loss", [asyncpg.DeadlockDetectedError, asyncpg.SerializationError])
async def test_a_form_that_loses_a_conflict_is_tried_again(failing: tuple[FailingForm, httpx.AsyncClient], loss: type[Exception]) -> None:
    found, client = failing
    found.losses = [loss("lost")]
    answer = await client.post("/form", data={"words": "Қайта"})
    assert (answer.status_code, answer.text) == (HTTPStatus.OK, "taken")
    assert found.read == ["Қайта", "Қайта"]
    assert "content-security-policy" in answer.headers


async def test_a_form_that_loses_twice_answers_that_it_can_be_sent_again(failing: tuple[FailingForm, httpx.AsyncClient]) -> None:
    found, client = failing
    found.losses = [asyncpg.DeadlockDetectedError("lost")] * 2
    answer = await client.post("/form", data={"words": "x"})
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert len(found.read) == len(["once", "once more"])


async def test_any_other_error_is_told_at_once(failing: tuple[FailingForm, httpx.AsyncClient]) -> None:
    found, client = failing
    found.losses = [RuntimeError("no")]
    assert (await client.post("/form", data={"words": "x"})).status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert found.read == ["x"]
