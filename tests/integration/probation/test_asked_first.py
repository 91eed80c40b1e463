"""What one tap would do and nobody can take back is asked first, and done by the page that asks."""

import re

from services.probation.cases.tables import Registration
from services.probation.check_ins.tables import CheckIn
from services.probation.queue.tables import QueueItem
from tests.builders.check_ins import check_in_in_doubt
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


async def test_vouching_is_asked_first(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    _, check_in = await check_in_in_doubt()
    address, fields = f"/check-ins/{check_in}", {"verdict": "vouched_in_person", "version": "2"}
    asked = await submit(officer, address, fields, to=f"{address}/verdict")
    assert "What you typed is here again" not in asked.text
    assert (asked.status_code, f'href="{address}"' in asked.text) == (200, True)
    assert await CheckIn.exists().where(CheckIn.id == check_in, CheckIn.reviewed_at.is_null())
    sure = dict(HIDDEN.findall(asked.text.partition("<main")[2]))
    assert {name: text for name, text in sure.items() if name != "_csrf_token"} == {"sure": "yes", **fields}
    assert (await officer.post(f"{address}/verdict", data=sure)).status_code == 303
    assert not await CheckIn.exists().where(CheckIn.id == check_in, CheckIn.reviewed_at.is_null())


async def test_a_new_card_is_asked_for_first(signed_in: SignedIn, register: Register) -> None:
    officer, person = await signed_in("probation", "officer"), (await register()).person
    before = await Registration.select(Registration.card_code).first()
    asked = await submit(officer, f"/people/{person}", to=f"/people/{person}/card")
    assert (asked.status_code, "data-card-pin" in asked.text) == (200, False)
    assert await Registration.select(Registration.card_code).first() == before


async def test_the_face_is_switched_off_after_asking(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    person, _ = await check_in_in_doubt()
    asked = await submit(officer, f"/people/{person}/biometrics", {"basis_kind": "none"})
    assert (asked.status_code, "Switch off and erase" in asked.text) == (200, True)
    assert await Registration.exists().where(Registration.person == person, Registration.basis_kind.is_not_null())


async def test_an_item_of_the_queue_is_done_after_asking(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    person, _ = await check_in_in_doubt(answers={"mood": "bad", "home": "yes", "needs": ["none"], "contact": "yes"})
    item = await QueueItem.select(QueueItem.id).where(QueueItem.person == person, QueueItem.kind == "contact_wanted").first()
    assert item is not None
    asked = await submit(officer, f"/people/{person}", to=f"/queue/{item['id']}/done")
    assert (asked.status_code, "Mark as done: " in asked.text) == (200, True)
    assert await QueueItem.exists().where(QueueItem.id == item["id"], QueueItem.closed_at.is_null())
    assert (await post(officer, f"/queue/{item['id']}/done", {"sure": "yes"})).status_code == 303
    assert not await QueueItem.exists().where(QueueItem.id == item["id"], QueueItem.closed_at.is_null())


async def test_an_auditor_sees_what_waits_without_the_button(signed_in: SignedIn) -> None:
    auditor = await signed_in("probation", "auditor")
    _, check_in = await check_in_in_doubt(answers={"mood": "struggling", "support": [], "words": "", "contact": "yes"})
    shown = (await auditor.get(f"/check-ins/{check_in}")).text
    assert "Asks to be contacted" in shown
    assert "/done" not in shown
