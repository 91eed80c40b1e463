"""The last day of a term: a removal is drafted, then check-ins and monitoring end; software takes nobody off the register."""

from datetime import date, timedelta

import pytest

from services.probation.caseload import queries as caseload_queries
from services.probation.cases.tables import Registration
from services.probation.check_ins.tables import CheckIn
from services.probation.queue.tables import QueueItem
from services.probation.terms.actions import enter_change
from services.probation.terms.domain.changes import Change
from services.probation.terms.domain.parts import Length
from services.probation.terms.jobs import draft_removals, end_terms
from shared import clock
from tests.builders.actors import OFFICER
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.registrations import Register


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    """The clock of the sweeps."""
    fixed = FixedClock()
    monkeypatch.setattr(clock, "now", fixed)
    return fixed


async def drafts() -> list[object]:
    return [row["closed_at"] for row in await QueueItem.select(QueueItem.closed_at).where(QueueItem.kind == "removal")]


async def test_a_removal_is_drafted_on_the_last_day_and_once(register: Register, at: FixedClock) -> None:
    await register(days=5)
    at.move_to(NOW + timedelta(days=4))
    await draft_removals({})
    assert await drafts() == []
    at.move_to(NOW + timedelta(days=5))
    await draft_removals({})
    await draft_removals({})
    assert await drafts() == [None]
    assert [row["state"] for row in await Registration.select(Registration.state)] == ["open"]


async def test_check_ins_end_after_the_last_day_though_nobody_decided(register: Register, at: FixedClock) -> None:
    made = await register(first=TODAY + timedelta(days=5), days=5)
    at.move_to(NOW + timedelta(days=5))
    await end_terms({})
    assert [row["state"] for row in await CheckIn.select(CheckIn.state)] == ["created"]
    at.move_to(NOW + timedelta(days=6))
    await end_terms({})
    assert [row["state"] for row in await CheckIn.select(CheckIn.state)] == ["cancelled"]
    row = await Registration.select(Registration.state, Registration.term_over_at).where(Registration.id == made.registration).first()
    assert row is not None
    assert row["state"] == "open"
    assert row["term_over_at"] is not None


async def test_a_suspended_term_is_never_removed_by_the_calendar(register: Register, at: FixedClock) -> None:
    made = await register(days=5)
    await enter_change(made.person, Change("suspended", TODAY, "Act 1", "Cannot be found"), seen=1, by=OFFICER, now=NOW)
    at.move_to(NOW + timedelta(days=40))
    await draft_removals({})
    await end_terms({})
    assert await drafts() == []
    row = await Registration.select(Registration.term_over_at).first()
    assert row is not None
    assert row["term_over_at"] is None
    assert await caseload_queries.count_term_ends_soon(OFFICER, date(2027, 12, 31)) == 0


async def test_an_extension_on_the_last_day_takes_the_draft_away(register: Register, at: FixedClock) -> None:
    made = await register(days=5)
    at.move_to(NOW + timedelta(days=5))
    await draft_removals({})
    more = Change("extended", TODAY, "Ruling 1", "Breach", Length(3, "months"))
    await enter_change(made.person, more, seen=1, by=OFFICER, now=at.moment)
    (closed_at,) = await drafts()
    assert closed_at == at.moment
