"""Browsers of several roles in one language."""

import pytest

from shared.messages.base import Language
from tests.builders.moments import FixedClock
from tests.support.clients import ClientFor
from tests.support.walking import Walker, Walks


@pytest.fixture(params=["kk", pytest.param("ru", marks=pytest.mark.deep), pytest.param("en", marks=pytest.mark.deep)])
def language(request: pytest.FixtureRequest) -> Language:
    """Of every page of the journey."""
    chosen: Language = request.param
    return chosen


@pytest.fixture
async def walks(client_for: ClientFor, language: Language, fixed_clock: FixedClock) -> Walks:
    """Somebody who opens the service."""

    async def make(login: str | None, *, service: str = "reintegration", secrets: tuple[str, ...] = ()) -> Walker:
        walker = Walker(await client_for(service), language, login, secrets, fixed_clock)
        return await walker.again() if login else walker

    return make
