"""An accepted change that does not hold yet is taken back by two administrators; what held before holds on."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from services.probation.database import DB, Audit
from services.probation.errors import NotFound
from services.probation.law_changes.actions.answering import accept, refuse, withdraw
from services.probation.law_changes.actions.proposing import propose_cancellation
from services.probation.law_changes.actions.refusing import CannotCancel, OwnDraft, Waiting
from services.probation.law_changes.domain.cancelling import NotCancelled
from services.probation.law_changes.domain.changes import new_day
from services.probation.law_changes.draft_queries import draft
from services.probation.law_changes.jobs import count_next_draft
from services.probation.law_changes.queries import entry_of, versions_of
from services.reintegration.law.jobs import on_law_change_cancelled, on_law_changed
from services.reintegration.law.ruling import RULING as DESK
from shared.db.rows import fetch_values
from shared.law.calendar import FOLDER as SHARED
from shared.law.calendar import is_working_day
from shared.law.sources import install
from shared.law_versions import begin, load
from shared.messages.law import LawChangeCancelledForReintegration, LawChangedForReintegration
from tests.builders.law import LATER, ONE, ORDER, OTHER, WHY, accepted, cancelled, changed
from tests.builders.moments import NOW
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post

pytestmark = pytest.mark.usefixtures("ruled")
CODE = "check_in.suspended_sentence.urban"
MIDNIGHT = datetime(LATER.year, LATER.month, LATER.day, tzinfo=UTC) - timedelta(hours=5)
"""Where the office is, the change's day begins."""


def value_on(day: date) -> object:
    found = entry_of("probation", "rule", CODE, day)
    return found.entry["value"] if found else None


async def taken_back(version: UUID, now: datetime = NOW) -> UUID:
    return await propose_cancellation("probation", version, WHY, ORDER, by=ONE, now=now)


async def test_the_earlier_value_holds_on_and_the_history_shows_both_decisions(signed_in: SignedIn) -> None:
    number = await accepted("probation", changed("probation", CODE, "weekly"))
    assert value_on(LATER) == "weekly"
    await cancelled("probation", number)
    assert value_on(LATER) == "twice_a_month"
    (gone, *_) = await versions_of("probation", "rule", CODE)
    assert (gone.cancel_proposed_by_name, gone.cancelled_by_name, gone.cancel_why) == (ONE.name, OTHER.name, WHY)
    page = (await (await signed_in("probation", "admin")).get(f"/law/entries/probation/rule/{CODE}")).text
    assert "<del>Every week</del>" in page
    assert "Cancelled" in page
    assert await Audit.count().where(Audit.action.is_in(["law_cancellation_proposed", "law_cancellation_accepted"])) == 2


async def test_after_a_cancellation_the_same_day_is_free_for_another_change() -> None:
    await cancelled("probation", await accepted("probation", changed("probation", CODE, "weekly")))
    await accepted("probation", changed("probation", CODE, "monthly"))
    assert value_on(LATER) == "monthly"


async def test_of_two_accepted_for_one_day_the_earlier_one_rules_again() -> None:
    await accepted("probation", changed("probation", CODE, "weekly"))
    second = await accepted("probation", changed("probation", CODE, "monthly"), now=NOW + timedelta(hours=1))
    assert value_on(LATER) == "monthly"
    await cancelled("probation", second)
    assert value_on(LATER) == "weekly"


async def test_one_person_alone_takes_nothing_back() -> None:
    number = await taken_back(await accepted("probation", changed("probation", CODE, "weekly")))
    for act in (accept(number, by=ONE, now=NOW), refuse(number, WHY, by=ONE, now=NOW)):
        with pytest.raises(OwnDraft):
            await act
    with pytest.raises(NotFound):
        await withdraw(number, WHY, by=OTHER, now=NOW)
    assert value_on(LATER) == "weekly"
    await refuse(number, WHY, by=OTHER, now=NOW)
    assert value_on(LATER) == "weekly"


async def test_it_is_proposed_once_and_cancelled_once() -> None:
    version = await accepted("probation", changed("probation", CODE, "weekly"))
    number = await taken_back(version)
    with pytest.raises(Waiting):
        await taken_back(version)
    await accept(number, by=OTHER, now=NOW)
    with pytest.raises(CannotCancel) as refused:
        await taken_back(version)
    assert refused.value.why is NotCancelled.CANCELLED
    with pytest.raises(NotFound):
        await taken_back(uuid4())


async def test_what_came_with_the_software_is_not_cancelled() -> None:
    (seed, *_) = await versions_of("probation", "rule", CODE)
    with pytest.raises(CannotCancel) as refused:
        await taken_back(seed.id)
    assert refused.value.why is NotCancelled.SEEDED


@pytest.mark.parametrize(
    ("now", "done"),
    [(MIDNIGHT - timedelta(minutes=11), True), (MIDNIGHT - timedelta(minutes=9), False), (MIDNIGHT, False)],
    ids=["in time", "other processes would not hear of it", "on its day"],
)
async def test_what_comes_into_force_meanwhile_stays(now: datetime, done: bool) -> None:
    version = await accepted("probation", changed("probation", CODE, "weekly"))
    number = await taken_back(version)
    if done:
        await accept(number, by=OTHER, now=now)
    else:
        with pytest.raises(CannotCancel) as refused:
            await accept(number, by=OTHER, now=now)
        assert refused.value.why is NotCancelled.IN_FORCE
        kept = await draft(number)
        assert kept is not None
        assert kept.answered_at is None
    assert value_on(LATER) == ("twice_a_month" if done else "weekly")


async def test_of_two_who_accept_a_cancellation_at_once_one_does() -> None:
    version = await accepted("probation", changed("probation", CODE, "weekly"))
    number = await taken_back(version)
    results = await asyncio.gather(
        accept(number, by=OTHER, now=NOW), accept(number, by=OTHER, now=NOW), return_exceptions=True
    )  # fmt: skip
    assert sorted(type(each).__name__ for each in results) == ["AlreadyDecided", "NoneType"]
    assert await fetch_values(DB, "SELECT count(*) FROM probation.law_cancellation") == [1]


async def test_the_other_services_unlearn_it_whatever_comes_twice() -> None:
    day = date(2027, 5, 17)
    change = new_day(day, "Kurban Ait", working=False, kurban_ait=True, source="Resolution", status="verified")
    number = await accepted("shared", change)
    await cancelled("shared", number)
    assert is_working_day(day)
    bodies = await fetch_values(
        DB, "SELECT body::text FROM probation.outbox WHERE type LIKE 'probation.law_change%_for_reintegration.v1' ORDER BY sequence"
    )
    assert len(bodies) == 2
    assert await fetch_values(DB, "SELECT count(*) FROM probation.outbox WHERE type LIKE '%cancelled_for_biometrics.v1'") == [1]
    install(SHARED, None)
    await begin(DESK)
    await on_law_changed(LawChangedForReintegration.model_validate_json(bodies[0]))
    await load(DESK)
    assert not is_working_day(day)
    for _ in range(2):
        await on_law_change_cancelled(LawChangeCancelledForReintegration.model_validate_json(bodies[1]))
    await load(DESK)
    assert is_working_day(day)
    assert await fetch_values(DESK.db, "SELECT count(*) FROM reintegration.law_cancellation") == [1]


async def test_what_it_would_do_to_the_open_cases_is_counted_before(register: Register, signed_in: SignedIn) -> None:
    await register()
    number = await taken_back(await accepted("probation", changed("probation", CODE, "weekly")))
    await count_next_draft({})
    found = await draft(number)
    assert found is not None
    counted = found.counted["cases"]
    assert (counted["changed"], counted["loses"]) == (1, {"check_in_too_rare": 1, "frequency weekly": 1})
    page = (await (await signed_in("probation", "senior")).get(f"/law/drafts/{number}")).text
    assert "Cancelling a change" in page
    assert "Would change: 1 of 1." in page


async def test_the_pages_take_it_from_the_change_to_the_second_administrator(signed_in: SignedIn) -> None:
    admin = await signed_in("probation", "admin")
    version = await accepted("probation", changed("probation", CODE, "weekly"))
    address = f"/law/drafts/{version}"
    assert f'href="{address}/cancel"' in (await admin.get(address)).text
    empty = await post(admin, f"{address}/cancel", {})
    assert empty.status_code == 422
    made = await post(admin, f"{address}/cancel", {"document": ORDER, "why": WHY})
    assert made.status_code == 303
    again = await post(admin, f"{address}/cancel", {"document": ORDER, "why": WHY})
    assert again.status_code == 409
    assert f'href="{made.headers["location"]}"' in (await admin.get(address)).text
    assert "Accept the cancellation" not in (await admin.get(made.headers["location"])).text, "not by who proposed it"
    await accept(UUID(made.headers["location"].rsplit("/", 1)[1]), by=OTHER, now=NOW)
    shown = (await admin.get(address)).text
    assert "The change was cancelled" in shown
    assert f'href="{address}/cancel"' not in shown
    officer = await signed_in("probation", "officer")
    assert (await officer.get(f"{address}/cancel")).status_code == 403
