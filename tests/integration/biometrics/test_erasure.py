"""After an erasure nothing of the face can be read, and the proof is in the audit log."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from services.biometrics.database import DB, Audit
from services.biometrics.enrolment.queries import references_of
from services.biometrics.enrolment.tables import Template
from services.biometrics.images import actions as images
from services.biometrics.images.queries import captured_frames, overdue_images
from services.biometrics.images.tables import Frame
from services.biometrics.retention import actions as retention
from services.biometrics.retention.queries import erasure_proof
from services.biometrics.sessions import actions as sessions
from services.biometrics.settings import settings
from services.biometrics.subjects.keys import open_vault
from services.biometrics.subjects.tables import Subject
from services.biometrics.subjects.vault import Erased, Vault
from shared import audit
from shared.crypto import CannotDecrypt, Keyring
from shared.messages.probation import BiometricBasisChanged
from shared.settings import settings as shared_settings
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW, soon
from tests.builders.subjects import Person, change_basis, close, registered
from tests.builders.visits import FRAMES, GOOD, at_camera, captured, identified, judged, receipt, reviewed, sent


async def test_closing_destroys_the_key_and_deletes_everything(person: Person) -> None:
    session = await at_camera(person)
    await captured(person, session)
    stolen_frame = (await Frame.select().where(Frame.session == session))[0]
    stolen_template = (await Template.select().where(Template.person == person.id))[0]
    await close(person)
    with pytest.raises(Erased):
        await open_vault(person.id)
    assert not await Frame.exists().where(Frame.person == person.id)
    assert not await Template.exists().where(Template.person == person.id)
    fresh = Vault(Keyring.load(shared_settings()), person.id, Vault.new_key(Keyring.load(shared_settings()), person.id))
    with pytest.raises(CannotDecrypt):
        fresh.open_image(stolen_frame["image"], stolen_frame["id"], stolen_frame["version"])
    with pytest.raises(CannotDecrypt):
        fresh.open_template(stolen_template["descriptors"], stolen_template["enrolment"], stolen_template["version"])
    with pytest.raises(sessions.WrongCard):
        await identified(person)


async def test_the_proof_is_the_audit_records_hash_and_the_chain_is_whole(person: Person) -> None:
    await close(person)
    proof = await erasure_proof(person.id)
    assert proof
    (message,) = await sent(person.id, "biometrics.template_erased.v1")
    assert proof.erased
    assert proof.proof == proof.audit_hash == message["proof"]
    assert (proof.data_key_left, proof.images_left, proof.templates_left) == (False, 0, 0)
    assert (await audit.verify(Audit)).broken_at is None
    assert await retention.erase_subject(person.id, because="again", by=SYSTEM, now=NOW) == proof.proof
    assert len(await sent(person.id, "biometrics.template_erased.v1")) == 1
    assert await erasure_proof(uuid4()) is None


async def test_a_withdrawn_basis_erases_and_a_new_one_starts_with_a_new_key(person: Person) -> None:
    before = await Subject.select(Subject.wrapped_key).where(Subject.person == person.id).first()
    await change_basis(person.id)
    assert await references_of(person.id) == []
    basis = {"kind": "norm", "reference": "Norm 1", "given_on": "2026-11-20", "language": "ru"}
    again = BiometricBasisChanged.model_validate({"person": person.id, "basis": basis})
    await retention.change_basis(again, by=SYSTEM, now=NOW)
    after = await Subject.select(Subject.wrapped_key).where(Subject.person == person.id).first()
    assert before
    assert after
    assert after["wrapped_key"] not in {None, before["wrapped_key"]}


async def test_no_row_holds_a_readable_image_or_template(person: Person) -> None:
    session = await at_camera(person)
    await captured(person, session)
    async with DB.transaction() as opened:
        for table in ("frame", "template", "subject", "session", "enrolment", "attempt", "audit", "outbox"):
            rows = await opened.connection.fetch(f"SELECT t::text AS row FROM biometrics.{table} t")
            text = " ".join(row["row"] for row in rows)
            assert b"the face itself".hex() not in text
            assert "the face itself" not in text
            assert b"reference".hex() not in text.replace("'", "") or table != "frame"


async def test_a_frame_moved_to_another_person_cannot_be_opened(person: Person) -> None:
    session = await at_camera(person)
    attempt = await captured(person, session)
    other = await registered()
    await Frame.update({Frame.person: other.id}).where(Frame.session == session)
    with pytest.raises(CannotDecrypt):
        await captured_frames(session, attempt)


async def handed_in(person: Person) -> UUID:
    session = await at_camera(person)
    await judged(person, session, GOOD)
    await receipt(person, "with_officer")
    return session


KEPT = (("match", 0), ("vouched_in_person", 0), ("no_match", FRAMES), ("match_with_concern", FRAMES))


@pytest.mark.parametrize(("verdict", "left"), KEPT)
async def test_a_verdict_decides_how_long_the_images_stay(person: Person, verdict: str, left: int) -> None:
    session = await handed_in(person)
    await reviewed(person, verdict)
    assert await Frame.count().where(Frame.session == session) == left
    days = timedelta(days=settings().image_retention_days)
    assert await images.delete_overdue_images(by=SYSTEM, now=NOW + days - timedelta(minutes=1)) == 0
    assert await images.delete_overdue_images(by=SYSTEM, now=NOW + days + timedelta(minutes=1)) == left
    assert await overdue_images(soon(days.total_seconds() * 2)) == 0


async def test_images_that_nobody_reviews_go_after_28_days(person: Person) -> None:
    session = await handed_in(person)
    assert await images.delete_overdue_images(by=SYSTEM, now=NOW + timedelta(days=28, minutes=1)) == FRAMES
    assert not await Frame.exists().where(Frame.session == session)
    assert await Frame.exists().where(Frame.person == person.id), "the reference stays until the registration closes"
