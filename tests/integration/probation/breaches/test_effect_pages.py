"""The pages on which a ruling is carried out: another penalty, duties, the end of a registration; and the record of damage."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.breaches.domain.consequences import Step
from services.probation.breaches.queries import effects
from services.probation.cases.queries import open_registrations
from services.probation.conditions.queries import of_registration
from services.probation.documents.domain.contents import DamageAct
from services.probation.documents.queries import documents_about
from shared.settings import OraluSettings
from tests.builders.breaches import DAY, MISSED, a_ruling, at_court, decided, heard, opened_for, ruled, stage_of
from tests.builders.moments import FixedClock
from tests.builders.registrations import registered
from tests.builders.rulings import CANCELLED, DUTIES, ELSE, asked_to_cancel, asked_to_replace, state_of
from tests.support.clients import SignedIn
from tests.support.forms import send_on

DAY_TYPED = f"{DAY:%d.%m.%Y}"


@pytest.fixture
async def tablet(engines: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    """The officer's, in English, after the check-in was missed."""
    fixed_clock.move_to(MISSED)
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


def effect(number: UUID) -> str:
    return f"/breaches/{number}/effect"


async def confirmed(client: httpx.AsyncClient, number: UUID, shown: httpx.Response) -> httpx.Response:
    """The page that shows what changes is sent as it is."""
    assert (shown.status_code, "Nothing is recorded yet" in shown.text) == (200, True)
    return await send_on(client, effect(number), shown=shown.text)


async def test_the_end_of_a_registration_is_shown_and_done_on_one_page(tablet: httpx.AsyncClient) -> None:
    made, number = await asked_to_cancel(registered)
    await ruled(number, a_ruling(**CANCELLED))
    shown = (await tablet.get(effect(number))).text
    assert "removed from the register" in shown
    stale = await tablet.get(effect(number))
    assert (await send_on(tablet, effect(number), {"words": "As ruled"})).status_code == 303
    assert await state_of(made) == "closed"
    again = await send_on(tablet, effect(number), {"words": "Again"}, shown=stale.text)
    assert (again.status_code, len(await effects(number))) == (409, 1)
    assert f"/breaches/{number}" in (await tablet.get(f"/people/{made.person}")).text


async def test_another_penalty_is_filled_in_shown_and_registered(tablet: httpx.AsyncClient) -> None:
    made, number = await asked_to_replace(registered)
    await ruled(number, a_ruling(**ELSE))
    missing = await send_on(tablet, effect(number), {"words": "As ruled"})
    assert missing.status_code == 422
    assert "Category" in missing.text
    filled = {
        "words": "As ruled", "category": "corrective_work", "term_amount": "12", "term_unit": "months", "frequency": "monthly",
        "registered_on": DAY_TYPED, "first_check_in_on": f"{DAY + timedelta(days=3):%d.%m.%Y}",
    }  # fmt: skip
    shown = await send_on(tablet, effect(number), filled)
    assert "Corrective work" in shown.text
    assert await state_of(made) == "open", "showing it does nothing"
    assert (await confirmed(tablet, number, shown)).status_code == 303
    (new,) = await open_registrations(made.person)
    assert (new.category, new.court, new.court_decision_on, await state_of(made)) == ("corrective_work", "Demo Court", DAY, "closed")
    page = (await tablet.get(f"/people/{made.person}?registration={new.id}")).text
    assert f"/breaches/{number}" in page


async def test_duties_are_chosen_shown_with_their_texts_and_changed(tablet: httpx.AsyncClient) -> None:
    made = await registered()
    number = await at_court(made.person)
    await ruled(number, a_ruling(**DUTIES))
    nothing = await send_on(tablet, effect(number), {"words": "As ruled"})
    assert "Nothing changes in the register" in nothing.text
    assert "at least one duty" in (await confirmed(tablet, number, nothing)).text
    wrong = await send_on(tablet, effect(number), {"words": "As ruled", "conditions": "avoid_person"})
    assert wrong.status_code == 422
    ended = next(one for one in await of_registration(made.registration) if one.code == "notify_residence")
    filled = {"words": "As ruled", "ended": str(ended.id), "conditions": "avoid_person", "avoid_person-person": "Fictional Person"}
    shown = await send_on(tablet, effect(number), filled)
    assert "Fictional Person" in shown.text
    assert (await confirmed(tablet, number, shown)).status_code == 303
    known = {one.code: one for one in await of_registration(made.registration)}
    assert (known["notify_residence"].ended, known["avoid_person"].ended) == (True, False)
    assert f"/breaches/{number}" in (await tablet.get(f"/conditions/{ended.id}")).text


async def test_the_record_of_damage_is_drawn_up_before_the_decision_and_stays(tablet: httpx.AsyncClient) -> None:
    made = await registered()
    number = await opened_for(made.person, own="The strap is cut", matter="damage")
    page = f"/breaches/{number}/steps/damage-act"
    filled = {
        "equipment": "Bracelet 0001", "on": DAY_TYPED, "at": "10:30", "damage": "The strap is cut through", "present": "",
    }  # fmt: skip
    assert (await send_on(tablet, page, filled)).status_code == 422, "those present sign it"
    assert (await send_on(tablet, page, filled | {"on": "01.01.2027", "present": "First Witness"})).status_code == 422
    assert (await send_on(tablet, page, filled | {"present": "First Witness\nSecond Witness"})).status_code == 303
    assert await stage_of(number) == "collecting", "a record of a fact decides nothing"
    (act,) = await documents_about("breaches.evidence", number)
    assert (act.kind, act.state) == ("damage_act", "decided")
    assert isinstance(act.says, DamageAct)
    assert act.says.present == ("First Witness", "Second Witness")
    assert f'href="/outgoing/{act.id}"' in (await tablet.get(f"/breaches/{number}")).text
    assert (await tablet.get(f"/outgoing/{act.id}")).status_code == 200
    await heard(number)
    await decided(number, Step.WARNING, Step.DAMAGE)
    (same,) = await documents_about("breaches.evidence", number)
    assert same.id == act.id
    assert not [one for one in await documents_about("breaches", number) if one.kind == "damage_act"], "it is not drawn up twice"
    assert (await tablet.get(page)).status_code == 303, "afterwards nothing is added"
