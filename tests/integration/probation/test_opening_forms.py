"""A form is changed by two administrators, from a later day on; the forms of the software are written down once."""

import asyncio
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.database import DB
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.versions import seeding
from services.probation.opening_papers.versions.actions import (
    DayOver,
    Faulty,
    OwnVersion,
    SameText,
    Waiting,
    accept,
    propose,
    refuse,
    withdraw,
)
from services.probation.opening_papers.versions.queries import form_of, in_force, version, versions
from services.probation.opening_papers.versions.seeding import seed
from shared.actors import Role
from shared.db.rows import fetch_values
from shared.settings import OraluSettings
from tests.builders.actors import actor
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.opening_papers import changed, seeded
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

pytestmark = pytest.mark.usefixtures("fixed_clock")
DAY = timedelta(days=1)
ONE = actor("admin", Role.ADMINISTRATOR, name="Demo Administrator", office=None)
OTHER = actor("second-admin", Role.ADMINISTRATOR, office=None)
CODE = FormCode.LEAFLET


def newer(word: str = "Help offered") -> str:
    """The leaflet from tomorrow on, with another heading."""
    return changed(CODE, valid_from=f"{TODAY + DAY}", **{'en = "Help"': f'en = "{word}"'})


async def proposed(word: str = "Help offered") -> UUID:
    return await propose(CODE, newer(word), "Order 5", by=ONE, now=NOW)


@pytest.fixture(autouse=True)
async def seeds_written(engines: OraluSettings) -> None:
    await seed(now=NOW)


async def test_the_forms_of_the_software_are_written_once_by_whoever_comes_first() -> None:
    await asyncio.gather(*(seed(now=NOW) for _ in range(3)))
    assert await fetch_values(DB, "SELECT count(*) FROM probation.opening_form") == [len(FormCode)]
    assert await seed(now=NOW) == 0


async def test_a_newer_release_does_not_come_before_what_people_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    await accept(await proposed(), by=OTHER, now=NOW)
    for first, added in ((TODAY, 0), (TODAY + 2 * DAY, 1)):
        content = changed(CODE, valid_from=f"{first}", **{'en = "Help"': 'en = "Of a release"'})
        monkeypatch.setattr(seeding, "seeds", lambda content=content: ((fresh(), form_of(content), content),))
        before = len(await versions(CODE))
        await seed(now=NOW)
        assert len(await versions(CODE)) == before + added


async def test_a_version_holds_from_its_day_on_after_a_second_administrator() -> None:
    number = await proposed()
    assert [each.state for each in await versions(CODE)] == ["waiting", "accepted"]
    with pytest.raises(OwnVersion):
        await accept(number, by=ONE, now=NOW)
    await accept(number, by=OTHER, now=NOW)
    for day, expected in ((TODAY, 1), (TODAY + DAY, 2)):
        found = await in_force(CODE, day)
        assert found is not None
        assert found.version == expected
    with pytest.raises(AlreadyDecided):
        await refuse(number, "Too late", by=OTHER, now=NOW)


async def test_two_who_answer_at_once_answer_once() -> None:
    number = await proposed()
    third = actor("third-admin", Role.ADMINISTRATOR, office=None)
    both = await asyncio.gather(
        accept(number, by=OTHER, now=NOW), refuse(number, "No order was sent", by=third, now=NOW), return_exceptions=True
    )
    assert sum(isinstance(each, AlreadyDecided) for each in both) == 1


async def test_two_who_propose_at_once_propose_one() -> None:
    both = await asyncio.gather(
        propose(CODE, newer("One"), "Order 5", by=ONE, now=NOW), propose(CODE, newer("Two"), "Order 6", by=OTHER, now=NOW),
        return_exceptions=True,
    )  # fmt: skip
    assert sorted(type(each).__name__ for each in both) == ["UUID", "Waiting"]
    with pytest.raises(Waiting):
        await proposed("Three")


async def test_what_cannot_hold_is_refused_before_it_is_kept() -> None:
    with pytest.raises(Faulty) as early:
        await propose(CODE, seeded(CODE), "Order 5", by=ONE, now=NOW)
    assert [(fault.line, fault.code) for fault in early.value.faults] == [(2, "too_early")]
    with pytest.raises(Faulty):
        await propose(FormCode.RIGHTS, newer(), "Order 5", by=ONE, now=NOW)
    number = await proposed()
    with pytest.raises(SameText):
        await proposed()
    with pytest.raises(DayOver):
        await accept(number, by=OTHER, now=NOW + DAY)
    with pytest.raises(NotFound):
        await withdraw(number, "Not mine", by=OTHER, now=NOW)
    await withdraw(number, "A mistake", by=ONE, now=NOW)
    found = await version(number)
    assert found is not None
    assert (found.state, found.answer) == ("withdrawn", "A mistake")


async def test_an_administrator_checks_previews_and_proposes(signed_in: SignedIn) -> None:
    admin: httpx.AsyncClient = await signed_in("probation", "admin")
    admin.cookies.set("oralu_language", "en")
    assert "/opening-forms" in (await admin.get("/law")).text
    address = f"/opening-forms/{CODE}"
    broken = newer().replace('kind = "yes_no"', 'kind = "perhaps"')
    faulty = await submit(admin, address, {"content": broken, "check": "yes"})
    line = broken.splitlines().index('kind = "perhaps"') + 1
    assert (faulty.status_code, f"Line {line}: kind has to be one of" in faulty.text) == (422, True)
    assert "perhaps" in faulty.text, "what was written stays"
    looked = await submit(admin, address, {"content": newer(), "check": "yes"})
    assert (looked.status_code, "Nothing was kept yet" in looked.text, "Help offered" in looked.text) == (200, True, True)
    assert len(await versions(CODE)) == 1
    assert (await submit(admin, address, {"content": newer()})).status_code == 422, "why is missing"
    made = await submit(admin, address, {"content": newer(), "why": "Order 5"})
    own = await submit(admin, made.headers["location"], to=f"{made.headers['location']}/accept")
    assert (own.status_code, "another administrator" in own.text) == (409, True)
    second = await submit(admin, address, {"content": newer("Another"), "why": "Order 6"})
    assert (second.status_code, "waits for an answer" in second.text, "Another" in second.text) == (409, True, True)
    assert "Waits for a second administrator" in (await admin.get("/opening-forms")).text


async def test_a_file_stands_in_place_of_the_text(signed_in: SignedIn) -> None:
    admin = await signed_in("probation", "admin")
    await admin.get(f"/opening-forms/{CODE}")
    sent = {"_csrf_token": admin.cookies["oralu_csrf"], "content": "old", "check": "yes"}
    answer = await admin.post(f"/opening-forms/{CODE}", data=sent, files={"file": ("leaflet.toml", newer("From a file").encode())})
    assert (answer.status_code, "From a file" in answer.text) == (200, True)


async def test_who_is_no_administrator_reads_the_forms_and_changes_none(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    shown = await officer.get(f"/opening-forms/{CODE}")
    assert (shown.status_code, "<textarea" in shown.text) == (200, False)
    assert (await post(officer, f"/opening-forms/{CODE}", {"content": newer(), "why": "Order 5"})).status_code == 403
    assert (await officer.get("/opening-forms/unknown")).status_code == 404
