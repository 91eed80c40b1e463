"""A calculation of a tier that ends in an error holds up nobody: it is set aside, tried again ever more rarely, and an operator sees it."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from services.probation.risk import jobs, queries
from services.probation.risk.actions import calculating
from services.probation.risk.actions.calculating import mark, unchecked
from services.probation.risk.actions.set_aside import try_now
from services.probation.risk.jobs import compute_tiers
from services.probation.risk.sources import Known, known
from services.probation.risk.tables import RiskSetAside
from services.probation.settings import settings
from shared.settings import OraluSettings
from tests.builders.actors import SENIOR
from tests.builders.moments import NOW, FixedClock
from tests.builders.people import person as somebody
from tests.builders.registrations import registered
from tests.support.clients import SignedIn

MINUTE = timedelta(minutes=1)
PAGE = "/probation/tiers-set-aside"


class Poisoned(Exception):
    """What nobody foresaw."""


@pytest.fixture
async def poisoned(engines: OraluSettings, fixed_clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """The first of six people, whose data end every calculation in an error; a round takes two of them."""
    persons = [(await registered(somebody(None, family_name=name))).person for name in ("A", "B", "C", "D", "E", "F")]
    first = (await unchecked(NOW, 1))[0].person
    assert first in persons

    async def failing(person: UUID, authority: str, today: date) -> Known | None:
        if person == first:
            raise Poisoned("with a name in it")
        return await known(person, authority, today)

    monkeypatch.setattr(calculating, "known", failing)
    monkeypatch.setattr(jobs, "settings", lambda: settings().model_copy(update={"sweep_batch": 2}))
    return first


async def noted() -> queries.SetAside:
    (row,) = await queries.set_aside()
    return row


async def test_one_that_fails_holds_up_nobody(poisoned: UUID) -> None:
    for _ in range(4):
        await compute_tiers({})
    assert [each.person for each in await unchecked(NOW + 5 * MINUTE, 10)] == [poisoned]
    row = await noted()
    assert (row.person, row.times, row.next_try_at) == (poisoned, 1, NOW + 5 * MINUTE)
    assert "Poisoned" in row.error
    assert "name" not in row.error


async def test_it_is_tried_again_after_ever_longer_pauses(poisoned: UUID, fixed_clock: FixedClock) -> None:
    pauses = []
    for _ in range(7):
        await compute_tiers({})
        await compute_tiers({})
        pauses.append(((await noted()).next_try_at - fixed_clock()) / MINUTE)
        fixed_clock.move_to((await noted()).next_try_at)
    assert pauses == [5, 20, 80, 320, 720, 720, 720]


async def test_once_it_is_computed_nothing_is_left(poisoned: UUID, fixed_clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    await compute_tiers({})
    monkeypatch.setattr(calculating, "known", known)
    await mark(poisoned)
    await compute_tiers({})
    assert await RiskSetAside.count() == 1, "its pause is not over"
    assert await try_now((await noted()).id, by=SENIOR, now=NOW)
    for _ in range(4):
        await compute_tiers({})
    assert await queries.set_aside() == []
    assert await unchecked(NOW, 10) == []


async def test_the_operator_sees_numbers_and_has_it_tried_again(poisoned: UUID, signed_in: SignedIn) -> None:
    admin = await signed_in("probation", "admin")
    assert "None: every tier was computed" in (await admin.get(PAGE)).text
    await compute_tiers({})
    shown = (await admin.get(PAGE)).text
    assert str(poisoned) in shown
    assert "tiers-set-aside" in (await admin.get("/admin")).text
    assert (await (await signed_in("probation", "officer")).get(PAGE)).status_code == 403
