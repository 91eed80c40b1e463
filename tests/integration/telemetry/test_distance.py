"""A senior officer sets a distance to a place that nobody sees; the officer cannot see it either."""

from datetime import datetime
from uuid import UUID

import httpx
import pytest

from tests.support.clients import SignedIn
from tests.support.forms import post

PLACE = {"place_latitude": "43.2671", "place_longitude": "76.9123", "place_radius": "300", "place_reason": "Court"}


@pytest.fixture
async def senior(signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("probation", "senior")


@pytest.fixture
def page(worn: datetime, person: UUID) -> str:
    """The address of the distance of somebody with a home and a curfew."""
    return f"/people/{person}/distance"


async def test_the_officer_of_the_case_may_not_open_it(page: str, signed_in: SignedIn) -> None:
    assert (await (await signed_in("probation", "officer")).get(page)).status_code == 403


async def test_a_place_is_taken_and_never_shown_again(page: str, person: UUID, senior: httpx.AsyncClient) -> None:
    assert (await post(senior, page, {**PLACE, "place_radius": "5"})).status_code == 422
    assert (await post(senior, page, PLACE)).status_code == 303
    for path in (page, f"/people/{person}/zones/map", f"/people/{person}/zones/export", f"/people/{person}/timetable"):
        text = (await senior.get(path)).text
        assert "43.2671" not in text
        assert "76.9123" not in text
    assert "300" in (await senior.get(page)).text


async def test_a_distance_is_lifted_here_and_nothing_else(page: str, senior: httpx.AsyncClient) -> None:
    assert (await post(senior, page, PLACE)).status_code == 303
    assert (await post(senior, f"{page}/remove", {"zone": "home"})).status_code == 404
    assert (await post(senior, f"{page}/remove", {"zone": "distance-1", "sure": "yes"})).status_code == 303
