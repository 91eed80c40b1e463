"""Duties of a case: set with the court's document, shown as the person reads them, amended, ended, restored; the leaflet."""

import asyncio
import json
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.cases.queries import conditions as duties
from services.probation.conditions import actions, queries
from services.probation.conditions.actions import OnWhat, WrongInputs
from services.probation.conditions.tables import ConditionVersion
from services.probation.conditions.telling import tell_everybody
from services.probation.database import Outbox
from services.probation.errors import AlreadyDecided
from services.probation.register.actions import Registered
from services.probation.timeline.queries import timeline
from tests.builders.actors import OFFICER
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.registrations import Register, registration_form
from tests.support.clients import SignedIn
from tests.support.forms import submit

pytestmark = pytest.mark.usefixtures("fixed_clock")
HOURS = {"hours": ("22:00", "06:00")}
KIOSK = "probation.duties_for_biometrics.v1"


def on_what(**changed: object) -> OnWhat:
    """A ruling of today."""
    values: dict[str, object] = {
        "imposed_by": "court", "document": "Ruling 1-25", "decided_on": TODAY, "valid_from": TODAY,
        "why": "The court ruled", "token": fresh(),
    }  # fmt: skip
    return OnWhat(**(values | changed))  # type: ignore[arg-type]  # the values of the builder are those of the fields


def duty_form(**changed: object) -> dict[str, object]:
    """Places not to visit, without a mistake."""
    return {
        "form_token": str(fresh()), "template": "avoid_places", "in-places": "Bar Altyn, Abay 1\nMarket", "imposed_by": "court",
        "document": "Ruling 1-25", "decided_on": f"{TODAY:%d.%m.%Y}", "valid_from": f"{TODAY:%d.%m.%Y}", "why": "The court ruled",
    } | changed  # fmt: skip


@pytest.fixture
async def made(register: Register) -> Registered:
    return await register()


@pytest.fixture
async def tablet(made: Registered, signed_in: SignedIn) -> httpx.AsyncClient:
    """The officer's, in English."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def curfew(made: Registered) -> UUID:
    return await actions.add(made.person, "stay_home_at_hours", HOURS, on_what(), registration=None, by=OFFICER, now=NOW)


async def shown(condition: UUID) -> queries.ShownCondition:
    row = await queries.condition(OFFICER, condition)
    assert row is not None
    return row


async def test_a_condition_is_shown_as_the_person_reads_it_and_then_set_once(tablet: httpx.AsyncClient, made: Registered) -> None:
    new = f"/people/{made.person}/conditions/new"
    assert "/conditions/new?template=avoid_places" in (await tablet.get(new)).text
    form, before = duty_form(), len(await duties(made.registration))
    preview = await submit(tablet, f"{new}?template=avoid_places", form | {"preview": "yes"})
    assert "Не посещайте эти места: Bar Altyn, Abay 1; Market." in preview.text
    assert len(await duties(made.registration)) == before
    for _ in range(2):
        assert (await submit(tablet, f"{new}?template=avoid_places", form)).status_code == 303
    assert len(await duties(made.registration)) == before + 1
    text = (await tablet.get(f"/people/{made.person}/conditions")).text
    assert "Do not go to these places: Bar Altyn, Abay 1; Market." in text
    assert "condition_set" in {entry.kind for entry in await timeline(made.person)}


async def test_everything_wrong_is_said_at_once_and_nothing_typed_is_lost(tablet: httpx.AsyncClient, made: Registered) -> None:
    address = f"/people/{made.person}/conditions/new?template=stay_home_at_hours"
    wrong = {
        "template": "stay_home_at_hours", "in-hours-from": "25:00", "in-hours-until": "06:00", "imposed_by": "law", "document": "",
        "decided_on": f"{TODAY + timedelta(days=1):%d.%m.%Y}", "valid_from": "<b>",
    }  # fmt: skip
    answer = await submit(tablet, address, duty_form(**wrong, **{"in-places": ""}))
    assert answer.status_code == 422
    for field in ("in-hours-from", "imposed_by", "document", "decided_on", "valid_from"):
        assert f'href="#{field}"' in answer.text
    assert "&lt;b&gt;" in answer.text
    assert "25:00" in answer.text


async def test_an_amendment_keeps_the_version_before(tablet: httpx.AsyncClient, made: Registered) -> None:
    condition = await curfew(made)
    change = f"/conditions/{condition}/change"
    assert 'value="22:00"' in (await tablet.get(change)).text
    form = duty_form(version="1", **{"in-hours-from": "23:00", "in-hours-until": "5.30", "in-days": ["mon", "sun"]})
    form.pop("in-places")
    assert (await submit(tablet, change, form)).status_code == 303
    text = (await tablet.get(f"/conditions/{condition}")).text
    assert "Be at home at these hours: 23:00–05:30. Days: Mon, Sun." in text
    assert "Be at home at these hours: 22:00–06:00." in text
    assert (await submit(tablet, change, form | {"form_token": str(fresh())})).status_code == 409  # the version before was seen


async def test_two_officers_at_once_make_one_version(made: Registered) -> None:
    condition = await curfew(made)
    later = {"hours": ("21:00", "06:00")}
    both = [actions.change(condition, later, on_what(), seen_version=1, by=OFFICER, now=NOW) for _ in range(2)]
    found = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(map(type, found), key=str) == sorted([type(None), AlreadyDecided], key=str)
    assert (await shown(condition)).version == 2


async def test_an_ended_condition_binds_no_more_and_can_come_back(tablet: httpx.AsyncClient, made: Registered) -> None:
    condition = await curfew(made)
    number = len(await duties(made.registration))
    form = duty_form(version="1")
    assert 'href="#why"' in (await submit(tablet, f"/conditions/{condition}/end", form | {"why": ""})).text
    assert (await submit(tablet, f"/conditions/{condition}/end", form)).status_code == 303
    row = await shown(condition)
    assert (row.ended, row.text["en"]) == (True, "Be at home at these hours: 22:00–06:00.")
    assert len(await duties(made.registration)) == number - 1
    assert "22:00–06:00" not in (await tablet.get(f"/people/{made.person}/conditions/leaflet?language=en")).text
    await actions.change(condition, HOURS, on_what(), seen_version=2, by=OFFICER, now=NOW)
    assert ((await shown(condition)).event, len(await duties(made.registration))) == ("restored", number)


async def test_a_curfew_without_the_duty_of_the_court_is_refused_by_the_action_too(made: Registered) -> None:
    with pytest.raises(WrongInputs) as refused:
        await actions.add(made.person, "stay_home_at_hours", {}, on_what(imposed_by="law"), registration=None, by=OFFICER, now=NOW)
    assert refused.value.problems == {"imposed_by": "court_duty", "hours": "hours_missing"}


async def test_free_words_stay_readable_are_listed_and_can_be_written_by_the_template(tablet: httpx.AsyncClient, made: Registered) -> None:
    old = next(one for one in await queries.of_registration(made.registration) if one.code == "stay_home_at_hours")
    listed = (await tablet.get("/condition-templates")).text
    assert f"/conditions/{old.id}" in listed
    assert "What changed from version 1 to 2" in listed
    assert (old.version, "In free words" in (await tablet.get(f"/people/{made.person}/conditions")).text) == (0, True)
    await actions.change(old.id, HOURS, on_what(), seen_version=0, by=OFFICER, now=NOW)
    assert ((await shown(old.id)).event, (await shown(old.id)).version) == ("converted", 1)
    assert f"/conditions/{old.id}" not in (await tablet.get("/condition-templates")).text


async def test_the_leaflet_is_in_the_language_asked_for_and_says_what_follows(tablet: httpx.AsyncClient, made: Registered) -> None:
    await curfew(made)
    leaflet = f"/people/{made.person}/conditions/leaflet"
    kazakh = (await tablet.get(f"{leaflet}?language=kk")).text
    assert "Мына сағаттарда үйде болыңыз: 22:00–06:00." in kazakh
    assert "жазбаша ескерту" in kazakh
    large = (await tablet.get(f"{leaflet}?language=ru&large=yes")).text
    assert "Будьте дома в эти часы: 22:00–06:00." in large
    assert "govuk-heading-xl" in large


async def test_the_case_page_shows_the_text(tablet: httpx.AsyncClient, made: Registered) -> None:
    await curfew(made)
    assert "Be at home at these hours: 22:00–06:00." in (await tablet.get(f"/people/{made.person}")).text


async def test_at_registration_the_inputs_are_asked_for_and_the_text_is_written(signed_in: SignedIn) -> None:
    tablet = await signed_in("probation", "officer")
    chosen = ["avoid_places", "stay_home_at_hours", "treatment"]
    lacking = await submit(tablet, "/people/new", registration_form(conditions=chosen))
    assert lacking.status_code == 422
    for field in ("avoid_places-places", "stay_home_at_hours-hours-from"):
        assert f'href="#{field}"' in lacking.text
    inputs = {"avoid_places-places": "Market", "stay_home_at_hours-hours-from": "22:00", "stay_home_at_hours-hours-until": "06:00"}
    days = {"stay_home_at_hours-days": ["mon", "tue"], "support_family-amount": "-1"}  # the last one is of a condition that is not chosen
    answer = await submit(tablet, "/people/new", registration_form(conditions=chosen, **inputs, **days))
    assert answer.status_code == 200
    (found,) = {row["registration"] for row in await ConditionVersion.select(ConditionVersion.registration)}
    texts = {one.code: one.text["en"] for one in await queries.of_registration(found)}
    assert texts == {
        "avoid_places": "Do not go to these places: Market.",
        "stay_home_at_hours": "Be at home at these hours: 22:00–06:00. Days: Mon, Tue.",
        "treatment": "Complete treatment.",
    }


async def test_a_template_shows_its_versions_and_its_text_to_try_and_saves_nothing(tablet: httpx.AsyncClient, made: Registered) -> None:
    assert 'href="/condition-templates/avoid_places"' in (await tablet.get("/condition-templates")).text
    address, before = "/condition-templates/avoid_places", await ConditionVersion.count()
    page = (await tablet.get(address)).text
    assert "Do not go to these places: [Places not to visit]." in page
    assert "Stay away from places named by the court." in page, "the version before"
    assert "from 1 January 2026" in page
    assert "verified by a lawyer" in page
    tried = await submit(tablet, address, {"in-places": "Market\nBar Altyn"})
    assert "Не посещайте эти места: Market; Bar Altyn." in tried.text
    empty = await submit(tablet, address, {"in-places": ""})
    assert (empty.status_code, 'href="#in-places"' in empty.text) == (422, True)
    assert await ConditionVersion.count() == before
    assert (await tablet.get("/condition-templates/no_such_duty")).status_code == 404


async def test_each_norm_says_whether_a_lawyer_has_verified_it(tablet: httpx.AsyncClient, made: Registered) -> None:
    details = {"details": ("Finish the school",)}
    other = await actions.add(made.person, "court_other", details, on_what(), registration=None, by=OFFICER, now=NOW)
    for address in (f"/people/{made.person}/conditions", f"/conditions/{other}", f"/people/{made.person}"):
        assert "not yet confirmed" in (await tablet.get(address)).text
    assert "What follows a breach" in (await tablet.get(f"/conditions/{other}")).text


async def test_senior_officers_find_the_templates_among_the_tools_of_the_office(signed_in: SignedIn) -> None:
    assert 'href="/condition-templates"' in (await (await signed_in("probation", "senior")).get("/queue")).text


async def test_the_kiosk_is_told_what_binds_now_without_names_and_without_treatment(made: Registered) -> None:
    await curfew(made)
    who = {"person": ("Fictional Neighbour",)}
    avoided = await actions.add(made.person, "avoid_person", who, on_what(), registration=None, by=OFFICER, now=NOW)
    cure = {"organisation": ("Clinic",), "period": ("2026-11-01", "")}
    await actions.add(made.person, "treatment", cure, on_what(), registration=None, by=OFFICER, now=NOW)
    await actions.end(avoided, on_what(), seen_version=1, by=OFFICER, now=NOW)
    bodies = [row["body"] for row in await Outbox.select(Outbox.body).where(Outbox.type == KIOSK).order_by(Outbox.sequence)]
    told = [{duty["text"]["en"] for duty in json.loads(body)["duties"]} for body in bodies]
    free = ["Tell the probation service before you move home.", "Be at home at the hours set by the court."]
    hours, person = "Be at home at these hours: 22:00–06:00.", "Do not approach or contact this person: see your leaflet."
    treatment = "Complete treatment. Period: 01.11.2026 – …."
    steps = [free, [*free, hours], [*free, hours, person], [*free, hours, person, treatment], [*free, hours, treatment]]
    assert told == list(map(set, steps))
    assert not any("Fictional Neighbour" in body or "Clinic" in body for body in bodies)


async def test_the_kiosk_is_told_of_everybody_who_was_registered_before(made: Registered) -> None:
    await Outbox.delete(force=True)
    assert await tell_everybody() == 1
    (row,) = await Outbox.select(Outbox.type, Outbox.person)
    assert (row["type"], row["person"]) == (KIOSK, made.person)
