"""The legal basis from its signed copy to its withdrawal, through both services."""

import base64
import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import numpy as np
import pytest

from services.biometrics.actions import capture, enrolment, sessions, subjects
from services.biometrics.tables import Frame, Outbox
from services.probation import jobs
from services.probation.actions.cases import close_registration
from services.probation.actions.signed_copies import destroy_old_copies, rewrap_copy_keys, view_copy
from services.probation.tables import DB, Audit, BasisCopy, Registration, TimelineEntry
from services.probation.tables import Outbox as ToOthers
from shared import audit, clock
from shared.crypto import CannotDecrypt
from shared.db.engine import transaction
from shared.messages.biometrics import TemplateErased
from shared.messages.probation import BiometricBasisChanged, RegistrationOpenedForBiometrics
from shared.settings import settings
from tests.conftest import SignedIn
from tests.integration.biometrics.conftest import SYSTEM, Person, person
from tests.integration.biometrics.test_kiosk_session import identified
from tests.integration.probation.conftest import OFFICER
from tests.integration.probation.test_pages import filled_in
from tests.support.sign_in import csrf_token
from tests.unit.probation.test_signed_copy import PDF, picture

__all__ = ["person"]
FACE = [enrolment.Reference(b"\xff\xd8r", np.full(128, 0.1))] * 3


async def saves(client: httpx.AsyncClient, address: str, data: dict[str, Any], copy: bytes | None = None) -> httpx.Response:
    """Fill in a form as a browser does, with a file or an empty file field."""
    token = csrf_token((await client.get(address)).text)
    files = {"copy": ("../../signed.exe" if copy else "", copy or b"", "application/octet-stream")}
    return await client.post(address, data=data | {"_csrf_token": token}, files=files)


async def told(person: UUID, kind: Any) -> Any:
    """The newest message of this kind to biometrics."""
    row = await ToOthers.select(ToOthers.body).where(ToOthers.person == person, ToOthers.type == kind.type).order_by(
        ToOthers.sequence, ascending=False
    ).first()  # fmt: skip
    assert row is not None
    return kind.model_validate(json.loads(row["body"]))


async def timeline(person: UUID) -> list[str]:
    rows = await TimelineEntry.select(TimelineEntry.kind).where(TimelineEntry.person == person).order_by(TimelineEntry.at)
    return [row["kind"] for row in rows]


async def test_on_consent_no_picture_is_kept_before_its_copy_and_none_after_its_withdrawal(signed_in: SignedIn, engines: object) -> None:
    officer, auditor, other = [await signed_in("probation", login) for login in ("officer", "auditor", "senior")]
    officer.cookies.set("oralu_language", "en")
    assert (await saves(officer, "/people/new", filled_in())).status_code == 200
    case = await Registration.select().first()
    assert case is not None
    person, page = case["person"], f"/people/{case['person']}/biometrics"
    opened = await told(person, RegistrationOpenedForBiometrics)
    await subjects.open_subject(opened, by=SYSTEM, now=clock.now())
    assert opened.basis.signed_copy is None
    assert "Signed copy missing" in (await officer.get(f"/people/{person}")).text
    with pytest.raises(enrolment.NoBasis):
        await enrolment.enrol(person, FACE, engine="test", by=OFFICER, now=clock.now())

    basis = {"basis_kind": "consent", "basis_reference": "Consent 1", "basis_given_on": case["basis_given_on"].isoformat()}
    for wrong in (b"MZ" * 50, PDF[:30], picture("GIF")):
        refused = await saves(officer, page, basis, wrong)
        assert (refused.status_code, 'href="#copy"' in refused.text) == (422, True)
    too_large = await saves(officer, page, basis, PDF + b" " * 11 * 1024 * 1024)
    assert too_large.status_code in {413, 422}
    assert await BasisCopy.count() == 0
    assert (await saves(officer, page, basis, PDF)).status_code == 303
    stored = await BasisCopy.select().first()
    assert stored is not None
    assert (stored["media_type"], b"%PDF" in stored["content"]) == ("application/pdf", False)
    changed = await told(person, BiometricBasisChanged)
    assert changed.basis.signed_copy == stored["id"]
    await subjects.change_basis(changed, by=SYSTEM, now=clock.now())

    copy = f"/people/{person}/copies/{stored['id']}"
    for client in (officer, auditor, other):
        shown = await client.get(copy)
        assert (shown.content, shown.headers["cache-control"]) == (PDF, "no-store")
        assert shown.headers["content-disposition"] == 'attachment; filename="signed-copy.pdf"'
    assert await Audit.count().where(Audit.action == "basis_copy_viewed", Audit.about == person) == 3
    assert (await officer.get(f"/people/{person}/copies/{uuid4()}")).status_code == 404
    assert (await officer.get(f"/people/{uuid4()}/copies/{stored['id']}")).status_code == 404

    assert (await saves(officer, page, basis)).status_code == 303
    assert (await told(person, BiometricBasisChanged)).basis.signed_copy == stored["id"], "saved again unchanged, it keeps its copy"
    shown_set = await enrolment.enrol(person, FACE, engine="test", by=OFFICER, now=clock.now())
    await enrolment.confirm_enrolment(person, shown=shown_set, by=OFFICER, now=clock.now())
    assert (await saves(officer, page, basis | {"basis_reference": "Consent 2"})).status_code == 303
    assert (await told(person, BiometricBasisChanged)).basis.signed_copy is None, "another consent has its own copy"

    assert (await saves(officer, page, {"basis_kind": "none"})).status_code == 303
    await subjects.change_basis(await told(person, BiometricBasisChanged), by=SYSTEM, now=clock.now())
    assert not await Frame.exists().where(Frame.person == person)
    erased = await Outbox.select(Outbox.body).where(Outbox.person == person, Outbox.type == TemplateErased.type).first()
    assert erased is not None
    async with transaction(DB):
        await jobs.template_erased(TemplateErased.model_validate(json.loads(erased["body"])))
    kinds = await timeline(person)
    assert (kinds.count("basis_copy_stored"), kinds.count("basis_changed"), kinds.count("template_erased")) == (1, 3, 1)
    shown_case = (await officer.get(f"/people/{person}")).text
    assert "Everything of the face was erased" in shown_case
    assert "Use of the face: Switched off" in shown_case
    assert (await audit.verify(Audit)).broken_at is None


async def test_without_a_standing_basis_the_kiosk_goes_on_without_a_camera(person: Person) -> None:
    session = await identified(person)
    assert await capture.camera_closed(session, now=clock.now()) is None
    basis = {"kind": "consent", "reference": "Consent 2", "given_on": "2026-11-20", "language": "ru"}
    for given in (basis, None):
        message = BiometricBasisChanged.model_validate({"person": person.id, "basis": given})
        await subjects.change_basis(message, by=SYSTEM, now=clock.now())
        assert await capture.camera_closed(session, now=clock.now()) == "basis_missing"
    norm = BiometricBasisChanged.model_validate({"person": person.id, "basis": basis | {"kind": "norm"}})
    await subjects.change_basis(norm, by=SYSTEM, now=clock.now())
    assert await capture.camera_closed(session, now=clock.now()) == "no_template", "a norm needs no copy"
    assert await sessions.expire_idle(by=SYSTEM, now=clock.now()) == 0


async def test_a_copy_turns_with_the_master_key_and_is_destroyed_in_its_time(
    signed_in: SignedIn, engines: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = await signed_in("probation", "officer")
    answer = await saves(officer, "/people/new", filled_in(), picture("JPEG"))
    assert answer.status_code == 200
    row = await BasisCopy.select().first()
    case = await Registration.select().first()
    assert row is not None
    assert case is not None
    assert case["basis_copy"] == row["id"]
    assert (await told(row["person"], RegistrationOpenedForBiometrics)).basis.signed_copy == row["id"]
    await BasisCopy.update({BasisCopy.person: uuid4()}).where(BasisCopy.id == row["id"])
    moved = await BasisCopy.select(BasisCopy.person).first()
    assert moved is not None
    with pytest.raises(CannotDecrypt):
        await view_copy(moved["person"], row["id"], by=OFFICER, now=clock.now())
    await BasisCopy.update({BasisCopy.person: row["person"]}).where(BasisCopy.id == row["id"])

    add_a_master_key(monkeypatch)
    assert await rewrap_copy_keys(by=SYSTEM, now=clock.now()) == 1
    assert await rewrap_copy_keys(by=SYSTEM, now=clock.now()) == 0
    found = await view_copy(row["person"], row["id"], by=OFFICER, now=clock.now())
    assert found is not None
    assert found[1] == picture("JPEG")

    await close_registration(row["person"], reason="term_ended", by=OFFICER, now=clock.now())
    assert await destroy_old_copies(by=SYSTEM, now=clock.now() + timedelta(days=3 * 365 - 2)) == 0
    assert await destroy_old_copies(by=SYSTEM, now=clock.now() + timedelta(days=3 * 366)) == 1
    gone = await BasisCopy.select().first()
    assert gone is not None
    assert (gone["content"], gone["wrapped_key"]) == (None, None)
    assert (await officer.get(f"/people/{row['person']}/copies/{row['id']}")).status_code == 404


def add_a_master_key(monkeypatch: pytest.MonkeyPatch) -> None:
    key = settings().master_key
    assert key is not None
    second = base64.b64encode(b"another key for tests, not data!").decode()
    monkeypatch.setenv("ORALU_MASTER_KEY", f"1 {key.get_secret_value()}\n2 {second}")
    settings.cache_clear()
