"""The legal basis from its signed copy to its withdrawal, through both services."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import httpx
import pytest

from services.biometrics.capture import actions as capture
from services.biometrics.database import Outbox
from services.biometrics.enrolment import actions as enrolment
from services.biometrics.images.tables import Frame
from services.biometrics.retention import actions as retention
from services.biometrics.sessions import actions as sessions
from services.biometrics.subjects import actions as subjects
from services.probation.cases.tables import Registration
from services.probation.closing.actions import close_registration
from services.probation.database import DB, Audit
from services.probation.database import Outbox as ToOthers
from services.probation.legal_basis import jobs as legal_basis_jobs
from services.probation.legal_basis.domain import read_copy
from services.probation.legal_basis.signed_copies import destroy_old_copies, rewrap_copy_keys, view_copy
from services.probation.legal_basis.tables import LegalBasisDocument
from services.probation.register.actions import Registered
from services.probation.timeline.tables import TimelineEntry
from shared import audit
from shared.crypto import CannotDecrypt
from shared.db.engine import transaction
from shared.messages.biometrics import TemplateErased
from shared.messages.probation import BiometricBasisChanged, RegistrationOpenedForBiometrics
from shared.settings import OraluSettings, settings
from tests.builders.actors import OFFICER, SYSTEM
from tests.builders.copies import PDF, picture
from tests.builders.moments import NOW
from tests.builders.registrations import CONSENT, Register, registration_form
from tests.builders.subjects import change_basis, enrolled, references
from tests.builders.visits import identified
from tests.support.clients import SignedIn
from tests.support.master_keys import add_a_master_key
from tests.support.sign_in import csrf_token

BASIS = {"basis_kind": "consent", "basis_reference": CONSENT.reference, "basis_given_on": CONSENT.given_on}


@pytest.fixture
async def without_copy(register: Register) -> Registered:
    """Somebody who agreed, but without a signed copy; biometrics has the message."""
    made = await register()
    await subjects.open_subject(await told(made.person, RegistrationOpenedForBiometrics), by=SYSTEM, now=NOW)
    return made


@pytest.fixture
async def with_copy(register: Register) -> Registered:
    """Somebody with a photograph of their signed consent; biometrics has the message."""
    made = await register(copy=read_copy(picture("JPEG")))
    await subjects.open_subject(await told(made.person, RegistrationOpenedForBiometrics), by=SYSTEM, now=NOW)
    return made


@pytest.fixture
async def officer(engines: OraluSettings, signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def saves(client: httpx.AsyncClient, page: str, data: dict[str, Any], copy: bytes | None = None) -> httpx.Response:
    """Fill in a form as a browser does, with a file or an empty file field."""
    token = csrf_token((await client.get(page)).text)
    files = {"copy": ("../../signed.exe" if copy else "", copy or b"", "application/octet-stream")}
    return await client.post(page, data=data | {"_csrf_token": token}, files=files)


def basis_page(person: UUID) -> str:
    """Where the legal basis is changed."""
    return f"/people/{person}/biometrics"


async def told(person: UUID, kind: Any) -> Any:
    """The newest message of this kind to biometrics."""
    row = await ToOthers.select(ToOthers.body).where(ToOthers.person == person, ToOthers.type == kind.type).order_by(
        ToOthers.sequence, ascending=False
    ).first()  # fmt: skip
    assert row is not None
    return kind.model_validate(json.loads(row["body"]))


async def the_copy() -> dict[str, Any]:
    """The one signed copy, as it is stored."""
    (row,) = await LegalBasisDocument.select()
    return row


async def timeline(person: UUID) -> list[str]:
    """The kinds of the case's entries."""
    rows = await TimelineEntry.select(TimelineEntry.kind).where(TimelineEntry.person == person).order_by(TimelineEntry.at)
    return [row["kind"] for row in rows]


async def test_on_consent_no_picture_is_kept_before_its_copy(without_copy: Registered, officer: httpx.AsyncClient) -> None:
    person = without_copy.person
    assert (await told(person, RegistrationOpenedForBiometrics)).basis.signed_copy is None
    assert "Signed copy missing" in (await officer.get(f"/people/{person}")).text
    with pytest.raises(enrolment.NoBasis):
        await enrolment.enrol(person, references(), engine="test", by=OFFICER, now=NOW)


async def test_what_is_no_copy_is_refused_and_not_stored(without_copy: Registered, officer: httpx.AsyncClient) -> None:
    for wrong in (b"MZ" * 50, PDF[:30], picture("GIF")):
        refused = await saves(officer, basis_page(without_copy.person), BASIS, wrong)
        assert (refused.status_code, 'href="#copy"' in refused.text) == (422, True)
    too_large = await saves(officer, basis_page(without_copy.person), BASIS, PDF + b" " * 11 * 1024 * 1024)
    assert too_large.status_code in {413, 422}
    assert await LegalBasisDocument.count() == 0


async def test_a_copy_is_stored_encrypted_and_biometrics_is_told(without_copy: Registered, officer: httpx.AsyncClient) -> None:
    assert (await saves(officer, basis_page(without_copy.person), BASIS, PDF)).status_code == 303
    stored = await the_copy()
    assert (stored["media_type"], b"%PDF" in stored["content"]) == ("application/pdf", False)
    assert (await told(without_copy.person, BiometricBasisChanged)).basis.signed_copy == stored["id"]


async def test_a_copy_is_read_as_it_came_and_each_reading_is_on_record(register: Register, signed_in: SignedIn) -> None:
    person = (await register(copy=read_copy(PDF))).person
    for login in ("officer", "auditor", "senior"):
        shown = await (await signed_in("probation", login)).get(f"/people/{person}/copies/{(await the_copy())['id']}")
        assert (shown.content, shown.headers["cache-control"]) == (PDF, "no-store")
        assert shown.headers["content-disposition"] == 'attachment; filename="signed-copy.pdf"'
    assert await Audit.count().where(Audit.action == "basis_copy_viewed", Audit.about == person) == 3


async def test_a_copy_is_at_the_address_of_its_person_alone(with_copy: Registered, officer: httpx.AsyncClient) -> None:
    assert (await officer.get(f"/people/{with_copy.person}/copies/{uuid4()}")).status_code == 404
    assert (await officer.get(f"/people/{uuid4()}/copies/{(await the_copy())['id']}")).status_code == 404


async def test_a_consent_keeps_its_copy_and_another_consent_needs_its_own(with_copy: Registered, officer: httpx.AsyncClient) -> None:
    person, stored = with_copy.person, (await the_copy())["id"]
    assert (await saves(officer, basis_page(person), BASIS)).status_code == 303
    assert (await told(person, BiometricBasisChanged)).basis.signed_copy == stored, "saved again unchanged, it keeps its copy"
    assert (await saves(officer, basis_page(person), BASIS | {"basis_reference": "Consent 2"})).status_code == 303
    assert (await told(person, BiometricBasisChanged)).basis.signed_copy is None, "another consent has its own copy"


async def test_after_its_withdrawal_no_picture_is_kept(with_copy: Registered, officer: httpx.AsyncClient) -> None:
    person = with_copy.person
    shown = await enrolment.enrol(person, references(), engine="test", by=OFFICER, now=NOW)
    await enrolment.confirm_enrolment(person, shown=shown, by=OFFICER, now=NOW)
    assert (await saves(officer, basis_page(person), {"basis_kind": "none", "sure": "yes"})).status_code == 303
    await retention.change_basis(await told(person, BiometricBasisChanged), by=SYSTEM, now=NOW)
    assert not await Frame.exists().where(Frame.person == person)
    assert await Outbox.exists().where(Outbox.person == person, Outbox.type == TemplateErased.type)


async def test_the_case_tells_what_became_of_the_basis(without_copy: Registered, officer: httpx.AsyncClient) -> None:
    person = without_copy.person
    another, none = BASIS | {"basis_reference": "Consent 2"}, {"basis_kind": "none", "sure": "yes"}
    for basis, copy in ((BASIS, PDF), (BASIS, None), (another, None), (none, None)):
        assert (await saves(officer, basis_page(person), basis, copy)).status_code == 303
    await retention.change_basis(await told(person, BiometricBasisChanged), by=SYSTEM, now=NOW)
    erased = await Outbox.select(Outbox.body).where(Outbox.person == person, Outbox.type == TemplateErased.type).first()
    assert erased is not None
    async with transaction(DB):
        await legal_basis_jobs.template_erased(TemplateErased.model_validate(json.loads(erased["body"])))
    kinds = await timeline(person)
    assert (kinds.count("basis_copy_stored"), kinds.count("basis_changed"), kinds.count("template_erased")) == (1, 3, 1)
    shown = (await officer.get(f"/people/{person}")).text
    assert "Biometric data erased" in shown
    assert "Use of the face: Switched off" in shown
    assert (await audit.verify(Audit)).broken_at is None


@pytest.mark.usefixtures("engines")
async def test_without_a_standing_basis_the_kiosk_goes_on_without_a_camera() -> None:
    person = await enrolled()
    session = await identified(person)
    assert await capture.camera_closed(session, now=NOW) is None
    basis = {"kind": "consent", "reference": "Consent 2", "given_on": "2026-11-20", "language": "ru"}
    await change_basis(person.id, **basis)
    assert await capture.camera_closed(session, now=NOW) == "basis_missing"
    await change_basis(person.id)
    assert await capture.camera_closed(session, now=NOW) == "basis_missing"
    await change_basis(person.id, **basis | {"kind": "norm"})
    assert await capture.camera_closed(session, now=NOW) == "no_template", "a norm needs no copy"
    assert await sessions.expire_idle(by=SYSTEM, now=NOW) == 0


async def test_a_copy_handed_in_with_the_registration_is_named_by_it_and_by_its_message(officer: httpx.AsyncClient) -> None:
    assert (await saves(officer, "/people/new", registration_form(), picture("JPEG"))).status_code == 200
    stored = await the_copy()
    (case,) = await Registration.select()
    assert case["basis_copy"] == stored["id"]
    assert (await told(stored["person"], RegistrationOpenedForBiometrics)).basis.signed_copy == stored["id"]


async def test_a_copy_that_was_moved_to_another_person_cannot_be_read(with_copy: Registered) -> None:
    stored, other = (await the_copy())["id"], uuid4()
    owner = await asyncpg.connect(settings().database_url)  # the service may not
    try:
        await owner.execute("UPDATE probation.legal_basis_document SET person = $1 WHERE id = $2", other, stored)
    finally:
        await owner.close()
    with pytest.raises(CannotDecrypt):
        await view_copy(other, stored, by=OFFICER, now=NOW)


async def test_a_copy_is_wrapped_again_when_there_is_a_new_master_key(with_copy: Registered, monkeypatch: pytest.MonkeyPatch) -> None:
    add_a_master_key(monkeypatch)
    assert await rewrap_copy_keys(by=SYSTEM, now=NOW) == 1
    assert await rewrap_copy_keys(by=SYSTEM, now=NOW) == 0
    found = await view_copy(with_copy.person, (await the_copy())["id"], by=OFFICER, now=NOW)
    assert found is not None
    assert found.content == picture("JPEG")


async def test_a_copy_is_destroyed_three_years_after_its_case(with_copy: Registered, officer: httpx.AsyncClient) -> None:
    await close_registration(with_copy.person, reason="term_ended", by=OFFICER, now=NOW)
    assert await destroy_old_copies(by=SYSTEM, now=NOW + timedelta(days=3 * 365 - 2)) == 0
    assert await destroy_old_copies(by=SYSTEM, now=NOW + timedelta(days=3 * 366)) == 1
    gone = await the_copy()
    assert (gone["content"], gone["wrapped_key"]) == (None, None)
    assert (await officer.get(f"/people/{with_copy.person}/copies/{gone['id']}")).status_code == 404
