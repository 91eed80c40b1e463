"""A case moves to another office when its receiving senior officer accepts, and by nothing else; the old office keeps what it wrote."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.attachments.subjects import Subject
from services.probation.cases.tables import Registration
from services.probation.check_ins.tables import CheckIn
from services.probation.closing.actions import close_registration
from services.probation.database import Audit
from services.probation.queue.queries import queue
from services.probation.register.actions import Registered
from services.probation.timeline.notes import add_note
from services.probation.transfers.acceptance import accept
from services.probation.transfers.actions import end
from shared.identity.cover.actions import arrange_cover
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.attachments import attached, photograph
from tests.builders.merges import merged
from tests.builders.moments import NOW, FixedClock
from tests.builders.people import IIN, person
from tests.builders.registrations import Register, registration_form
from tests.builders.staff import SENIOR_ELSEWHERE, make_account
from tests.support.clients import SignedIn
from tests.support.forms import post, submit
from tests.support.transfers import DOCUMENT, NOTE, TO, WHY, offered, to_offer, told


@pytest.fixture
async def made(register: Register) -> Registered:
    """A case to offer, of the demo officer."""
    return await to_offer(register)


async def kept_by_the_old_office(number: UUID, signed_in: SignedIn) -> str:
    """What its senior officer reads of a case that was given away."""
    reader = await signed_in("probation", "senior")
    return (await reader.get(f"/transfers/{number}")).text


async def test_an_offered_case_is_accepted_for_an_officer_and_changes_its_owner(made: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    address = f"/people/{made.person}"
    sent = await submit(officer, f"{address}/transfer", {"office": "71", "reason": WHY, "document": DOCUMENT})
    assert sent.status_code == 303
    page = sent.headers["location"]
    assert (await officer.get(address)).status_code == 200, "until the other office accepts, everything stays"
    senior = await signed_in("probation", "senior-elsewhere")
    waiting = (await senior.get("/queue")).text
    assert "Another office offers a case" in waiting
    assert "Fictional Person" not in waiting
    shown = (await senior.get(page)).text
    assert "Fictional Person" in shown
    assert "Demo Street 1" in shown
    assert NOTE not in shown
    assert (await senior.get(address)).status_code == 404
    asked = await submit(senior, page, {"officer": OFFICER_ELSEWHERE.id}, to=f"{page}/accept")
    assert 'name="sure"' in asked.text
    accepted = await post(senior, f"{page}/accept", {"officer": OFFICER_ELSEWHERE.id, "sure": "yes"})
    assert (accepted.status_code, accepted.headers["location"]) == (303, address)
    assert NOTE in (await senior.get(address)).text, "the history of the case goes with it"
    assert (await officer.get(address)).status_code == 404
    row = await Registration.select().where(Registration.id == made.registration).first()
    assert row is not None
    assert (row["office"], row["officer"], row["officer_name"], row["case_number"]) == (
        "71", OFFICER_ELSEWHERE.id, OFFICER_ELSEWHERE.name, made.case_number,
    )  # fmt: skip
    check_ins = await CheckIn.select(CheckIn.office, CheckIn.officer).where(CheckIn.person == made.person)
    assert check_ins == [{"office": "71", "officer": OFFICER_ELSEWHERE.id}]
    assert {item.kind for item in await queue(OFFICER_ELSEWHERE)} == {"enrol", "residence", "transfer_received"}
    assert not list(await queue(OFFICER))
    assert await told(made.person, "supervision_for_biometrics") == 1
    assert await told(made.person, "case_transferred_for_reintegration") == 1
    assert await Audit.count().where(Audit.action == "transfer_accepted", Audit.about == made.person) == 1


async def test_who_decides_on_an_offer_reads_its_documents_and_no_others(made: Registered, signed_in: SignedIn) -> None:
    number = await offered(made)
    paper = await attached(made.person, photograph("Permission 12"), subject=Subject("transfer", number))
    other = await attached(made.person, photograph("Medical record"))
    page, before = f"/transfers/{number}", Audit.count().where(Audit.action == "attachment_read", Audit.about == made.person)
    senior = await signed_in("probation", "senior-elsewhere")
    shown = (await senior.get(page)).text
    assert "Permission 12" in shown
    assert "Medical record" not in shown
    assert "not checked for viruses" in (await senior.get(f"{page}/documents/{paper}")).text
    taken = await senior.get(f"{page}/documents/{paper}?warned=yes")
    assert (taken.status_code, taken.headers["content-type"]) == (200, "image/jpeg")
    assert await before == 1
    assert (await senior.get(f"{page}/documents/{other}?warned=yes")).status_code == 404
    assert (await senior.get(f"/people/{made.person}/documents/{paper}/file?warned=yes")).status_code == 404
    officer = await signed_in("probation", "officer-elsewhere")
    assert (await officer.get(f"{page}/documents/{paper}?warned=yes")).status_code in (403, 404)
    await end(number, "refuse", "Not here", by=SENIOR_ELSEWHERE, now=NOW)
    assert (await senior.get(f"{page}/documents/{paper}?warned=yes")).status_code == 404, "after the answer nothing is shown any more"


@pytest.mark.parametrize("stays", ["transferred", "third"])
async def test_what_is_merged_later_in_the_new_office_changes_nothing_for_the_old_one(
    stays: str, made: Registered, register: Register, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    number = await offered(made)
    await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW)
    third = await register(person(None, family_name="Fictional", given_name="Perssen", office="71"), by=OFFICER_ELSEWHERE)
    await add_note(third.person, "Of a third record", by=OFFICER_ELSEWHERE, now=NOW - timedelta(minutes=1))
    fixed_clock.move_to(NOW + timedelta(minutes=5))
    survivor, retired = (made.person, third.person) if stays == "transferred" else (third.person, made.person)
    await merged(survivor, retired, asked_by=OFFICER_ELSEWHERE, by=SENIOR_ELSEWHERE, now=NOW + timedelta(minutes=3))
    text = await kept_by_the_old_office(number, signed_in)
    assert NOTE in text
    assert "Of a third record" not in text


async def test_the_history_of_a_record_that_was_merged_before_stays_with_the_old_office_too(
    made: Registered, register: Register, signed_in: SignedIn
) -> None:
    double = await register(person(None, family_name="Fictional", given_name="Persson"), by=OFFICER)
    await add_note(double.person, "Of the second record", by=OFFICER, now=NOW)
    await merged(made.person, double.person)
    number = await offered(made)
    await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW)
    text = await kept_by_the_old_office(number, signed_in)
    assert NOTE in text
    assert "Of the second record" in text


async def test_the_old_office_keeps_its_history_and_reads_nothing_new(
    made: Registered, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    number = await offered(made)
    await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW)
    fixed_clock.move_to(NOW + timedelta(minutes=5))
    await add_note(made.person, "Written by the new officer", by=OFFICER_ELSEWHERE, now=NOW + timedelta(minutes=1))
    for login in ("officer", "senior"):
        reader = await signed_in("probation", login)
        shown = (await reader.get(f"/transfers/{number}")).text
        assert NOTE in shown, login
        assert "Written by the new officer" not in shown, login
        assert "Fictional Person" in (await reader.get("/transfers?state=past")).text
        for part in ("", "/zones", "/biometrics", "/restriction", "/transfer", "/officer", "/movements", "/access"):
            assert (await reader.get(f"/people/{made.person}{part}")).status_code in (403, 404), (login, part)
        assert "Fictional Person" not in (await reader.get("/people")).text
    new = await signed_in("probation", "officer-elsewhere")
    assert "Fictional Person" in (await new.get("/people")).text
    assert (await new.get(f"/people/{made.person}/transfer")).status_code == 200


async def test_a_closed_person_is_registered_anew_after_a_transfer_and_old_notes_stay(made: Registered, signed_in: SignedIn) -> None:
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
    form = registration_form(iin=IIN, region="71")
    new = await signed_in("probation", "officer-elsewhere")
    assert (await submit(new, "/people/new", form)).status_code == 409
    number = await offered(made)
    assert not await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW + timedelta(minutes=1))
    assert await Registration.select(Registration.office) == [{"office": "75"}], "the closed case stays with its office"
    assert (await submit(new, "/people/new", form)).status_code == 200
    shown = (await new.get(f"/people/{made.person}")).text
    assert "Fictional Person" in shown
    assert NOTE not in shown
    assert NOTE in (await (await signed_in("probation", "auditor")).get(f"/people/{made.person}")).text
    assert NOTE in (await (await signed_in("probation", "officer")).get(f"/transfers/{number}")).text


async def test_a_covered_week_before_does_not_stay_with_who_covered(made: Registered, signed_in: SignedIn) -> None:
    await make_account(COLLEAGUE_OFFICER)
    since, until = NOW - timedelta(days=7), NOW + timedelta(days=1)
    await arrange_cover(OFFICER.id, COLLEAGUE_OFFICER.id, since=since, until=until, reason="leave", by=SENIOR, now=NOW)
    covering = await signed_in("probation", "another-officer")
    page = f"/people/{made.person}/transfer"
    sent: httpx.Response = await submit(covering, page, {"office": "71", "reason": WHY, "document": DOCUMENT})
    assert sent.status_code == 303, "who stands in offers the case in their own name"
    number = UUID(sent.headers["location"].rsplit("/", 1)[1])
    await accept(number, TO, by=SENIOR_ELSEWHERE, now=NOW)
    assert (await covering.get(f"/people/{made.person}")).status_code == 404
    assert "Demo Another officer" in (await (await signed_in("probation", "officer")).get(f"/transfers/{number}")).text
