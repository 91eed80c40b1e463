"""A proceeding that waits while its case goes elsewhere: transferred, given to a colleague, merged, closed and reopened."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.breaches.actions.appeals import NewAppeal, lodge
from services.probation.breaches.domain.consequences import Step
from services.probation.breaches.queries import proceeding
from services.probation.cases.domain.because import Because
from services.probation.closing.actions import close_registration
from services.probation.closing.undoing import undo_closing
from services.probation.database import DB
from services.probation.errors import AlreadyClosed
from services.probation.officers.moving import Owner, move_case
from services.probation.queue.queries import queue
from services.probation.transfers.acceptance import accept
from services.probation.transfers.actions import offer_case
from shared.actors import Actor
from shared.db.engine import transaction
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.breaches import (
    DAY,
    MISSED,
    a_warning,
    about_a_missed_check_in,
    decided,
    heard,
    opened_for,
    row_of,
    seen,
    signed,
    stage_of,
    waiting,
)
from tests.builders.merges import merged, twice
from tests.builders.moments import NOW, FixedClock
from tests.builders.registrations import Register
from tests.builders.staff import SENIOR_ELSEWHERE, make_account
from tests.support.clients import SignedIn
from tests.support.forms import submit

SIGNATURE = "breach_signature"


async def to_sign(person: UUID) -> UUID:
    """The officer decided a submission; the second signature is missing."""
    number = await about_a_missed_check_in(person)
    await heard(number)
    await decided(number, Step.EXTEND, months=6)
    return number


async def asks(by: Actor) -> bool:
    """Whether a second signature waits in this reader's queue."""
    return SIGNATURE in {item.kind for item in await queue(by)}


async def test_transferred_it_waits_for_the_senior_officers_of_the_new_office(
    register: Register, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    made = await register()
    for who in (OFFICER_ELSEWHERE, SENIOR_ELSEWHERE):
        await make_account(who)
    number = await to_sign(made.person)
    assert (await asks(SENIOR), await asks(OFFICER)) == (True, False)
    fixed_clock.move_to(MISSED)
    offer = await offer_case(made.person, "71", "Moved", "Permission 12", by=OFFICER, now=MISSED)
    await accept(offer, Owner(OFFICER_ELSEWHERE.id, OFFICER_ELSEWHERE.name, "71"), by=SENIOR_ELSEWHERE, now=MISSED)
    assert (await asks(SENIOR), await asks(OFFICER_ELSEWHERE), await asks(SENIOR_ELSEWHERE)) == (False, False, True)
    senior: httpx.AsyncClient = await signed_in("probation", "senior-elsewhere")
    senior.cookies.set("oralu_language", "en")
    shown = (await senior.get(f"/breaches/{number}/steps/sign")).text
    assert "Demo Officer, 28 November 2026" in shown, "who decided it and when stays"
    old: httpx.AsyncClient = await signed_in("probation", "senior")
    assert (await old.get(f"/breaches/{number}")).status_code == 404
    answer = {"answer": "sign", "words": "Agreed", "version": str(await seen(number))}
    assert (await submit(senior, f"/breaches/{number}/steps/sign", answer)).status_code == 303
    row = await row_of(number)
    assert (row.stage, row.decided_by, row.signed_by, row.office) == ("decided", OFFICER.id, SENIOR_ELSEWHERE.id, "71")
    assert await waiting(number) == ["breach_serve"]
    assert "breach_serve" in {item.kind for item in await queue(OFFICER_ELSEWHERE)}


async def test_given_to_a_colleague_it_still_waits_for_the_senior_officers(register: Register) -> None:
    made = await register()
    number = await to_sign(made.person)
    async with transaction(DB):
        to = Owner(COLLEAGUE_OFFICER.id, COLLEAGUE_OFFICER.name, "75")
        await move_case(made.person, "probation", to, from_office="75", because=Because("change", "Load", DAY), by=SENIOR, now=MISSED)
    assert (await asks(SENIOR), await asks(COLLEAGUE_OFFICER), await asks(OFFICER)) == (True, False, False)
    await signed(number)
    assert await stage_of(number) == "decided"


async def test_merged_it_waits_about_the_surviving_record(register: Register) -> None:
    one, two = await twice()
    number = await opened_for(two, own="Left the district", now=NOW)
    await heard(number, now=NOW)
    await decided(number, Step.EXTEND, months=6, now=NOW)
    await merged(one, two)
    assert (await row_of(number)).person == one
    (item,) = [item for item in await queue(SENIOR) if item.kind == SIGNATURE]
    assert item.person == one
    await signed(number, now=NOW)
    assert await stage_of(number) == "decided"


async def test_closed_nothing_is_signed_and_reopened_it_waits_for_the_same_people(register: Register) -> None:
    made = await register()
    number = await to_sign(made.person)
    await close_registration(made.person, reason="cancelled_by_court", by=OFFICER, now=MISSED)
    assert (await waiting(number), (await row_of(number)).ended_at) == ([], MISSED)
    with pytest.raises(AlreadyClosed):
        await signed(number)
    await undo_closing(made.registration, "By mistake", by=OFFICER, now=MISSED + timedelta(hours=1))
    assert (await stage_of(number), await waiting(number)) == ("to_sign", [SIGNATURE])
    assert (await asks(SENIOR), await asks(OFFICER)) == (True, False)
    await signed(number)
    assert await stage_of(number) == "decided"


async def test_an_appeal_that_waits_waits_again_when_the_closing_is_undone(register: Register) -> None:
    made = await register()
    number = await a_warning(made.person)
    await lodge(number, NewAppeal("prosecutor", DAY, "I was permitted", "Appeal 1"), seen=await seen(number), by=OFFICER, now=MISSED)
    await close_registration(made.person, reason="cancelled_by_court", by=OFFICER, now=MISSED)
    assert await waiting(number) == []
    await undo_closing(made.registration, "By mistake", by=OFFICER, now=MISSED + timedelta(hours=1))
    assert (await stage_of(number), await waiting(number)) == ("served", ["breach_appeal"])


async def test_another_office_reaches_nothing_of_it(register: Register) -> None:
    made = await register()
    number = await to_sign(made.person)
    await make_account(SENIOR_ELSEWHERE)
    assert not await asks(SENIOR_ELSEWHERE)
    assert await proceeding(SENIOR_ELSEWHERE, number) is None
