"""A master key goes: everything that it wrapped is wrapped by the next one, and works after it was removed."""

import asyncio
import base64
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg
import httpx
import pyotp
import pytest
import typer
from typer.testing import CliRunner

from infra import cli
from infra.contributed import add_commands
from infra.key_stores import STORES, in_use, rewrap_all, wrap_by_purpose
from infra.secrets.files import FOLDER, write_files
from services.biometrics.enrolment.queries import references_of
from services.biometrics.subjects.tables import Subject
from services.probation.breaches.domain.attempts import Means
from services.probation.breaches.queries import explanations
from services.probation.documents.actions import decide_document
from services.probation.documents.papers import pdf_of
from services.probation.documents.queries import any_document
from services.probation.legal_basis.domain import SignedCopy
from services.probation.legal_basis.signed_copies import store_copy, view_copy
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.queries import any_paper
from services.probation.pre_trial_reports.queries import any_report
from services.probation.settings import ProbationSettings
from services.probation.telemetry.evidence import domain as pack
from services.probation.telemetry.evidence.actions import PURPOSE, kept_public_keys, public_keys
from services.probation.telemetry.protected_places.actions import SealedPlace, _opened, store_protected_place
from services.probation.telemetry.vendors.credentials import find_credential
from services.probation.telemetry.vendors.domain import Authentication
from services.reintegration.group_programmes.queries import group_of
from services.reintegration.needs.domain.pathways import Pathway
from shared.actors import Role
from shared.application import kept_searches
from shared.application.kept_forms import keep, kept_on
from shared.crypto import SHARED_WRAP, Keyring, encrypt
from shared.db.engine import engine, transaction
from shared.identity.accounts import NewAccount, account_of, create_account, set_totp, use_code
from shared.process_secrets import read_secrets
from shared.settings import OraluSettings, settings
from shared.web.kept import KeptForm
from tests.builders.actors import OFFICER, SOCIAL, SYSTEM
from tests.builders.appointments import planned
from tests.builders.attachments import attached
from tests.builders.breaches import asked, opened_for
from tests.builders.desk import opened
from tests.builders.documents import drafted
from tests.builders.explanations import answered as answered_at_kiosk
from tests.builders.explanations import told
from tests.builders.groups import a_group
from tests.builders.moments import NOW
from tests.builders.needs import VIOLENCE, assessed, needs_by_pathway
from tests.builders.opening_papers import finished
from tests.builders.pre_trial_reports import asked as pre_trial_report
from tests.builders.registrations import registered
from tests.builders.subjects import enrolled
from tests.builders.vendors import SECRET, credential
from tests.support.clients import ClientFor
from tests.support.configuration import forget_settings
from tests.support.forms import submit

SECOND = base64.b64encode(b"another key for tests, not data!").decode()
DATA_BELOW_A_DATA_KEY = {
    *("biometrics.frame.image", "biometrics.frame.chip", "biometrics.frame.shape", "biometrics.template.descriptors"),
    *("probation.legal_basis_document.content", "probation.attachment.content", "probation.attachment_preview.content"),
    *("probation.document_file.content", "probation.opening_paper.sealed", "probation.opening_paper_event.sealed"),
    "probation.breach_kiosk_answer.sealed",
    *("probation.pre_trial_report.sealed", "probation.pre_trial_report_event.sealed"),
    "probation.opening_paper_file.content",
    *("reintegration.assessment_part.sealed", "reintegration.attendance.sealed", "reintegration.case_member.sealed"),
    *("reintegration.case_need.sealed", "reintegration.case_owner.sealed", "reintegration.cv.sealed"),
    *("reintegration.cv_sent.sealed", "reintegration.employment.sealed", "reintegration.employment_event.sealed"),
    *("reintegration.employment_proof.sealed", "reintegration.goal.sealed", "reintegration.handover.sealed"),
    *("reintegration.handover.sealed_answer", "reintegration.help_request.sealed", "reintegration.interview_time.sealed"),
    "reintegration.job_application_event.sealed",
    *("reintegration.mentor_log.sealed", "reintegration.need_event.sealed", "reintegration.participation_event.sealed"),
    "reintegration.need_outcome.sealed",
    "reintegration.part_note.sealed",
    *("reintegration.plan_answer.sealed", "reintegration.plan_event.sealed", "reintegration.plan_note.sealed"),
    *("reintegration.person_file.sealed", "reintegration.person_file.ended_why"),
    *("reintegration.probation_message.sealed", "reintegration.referral_proposal.person_sealed"),
    *("reintegration.plan_review.sealed", "reintegration.plan_version.sealed", "reintegration.referral_message.sealed"),
    *("reintegration.referral_proposal.sealed", "reintegration.stage_event.sealed", "reintegration.step.sealed"),
    *("reintegration.appointment.sealed", "reintegration.appointment_event.sealed", "reintegration.consent_withdrawal.sealed"),
    *("reintegration.contact.sealed", "reintegration.paper_version.sealed", "reintegration.referral.sealed"),
    *("reintegration.referral_event.sealed", "reintegration.task.sealed", "reintegration.task_event.sealed"),
    "reintegration.timeline_entry.sealed",
}
IN_CLEAR = {f"probation.{table}.{column}" for table in ("position", "quarantined_frame") for column in ("raw", "raw_sha256")} | {
    *("probation.document_signature.cms", "reintegration.listing_import.content")
}
"""Frames as bracelets sent them; signatures, which say nothing about a person but who signed; files of vacancies and courses."""
Keys = Callable[[str], None]


@pytest.fixture
def keys(database: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> Keys:
    """`keys("12")`: from now on these versions are there."""
    first = database.master_key
    assert first is not None
    known = {"1": f"1 {first.get_secret_value()}", "2": f"2 {SECOND}"}

    def use(versions: str) -> None:
        monkeypatch.setenv("ORALU_MASTER_KEY", "\n".join(known[each] for each in versions))
        forget_settings()

    return use


async def test_everything_works_after_the_first_master_key_was_removed(engines: OraluSettings, keys: Keys) -> None:
    account = await create_account(NewAccount("rotated", "Rotated", Role.OFFICER, "password-of-tests", "75"), by=SYSTEM, at=NOW)
    totp = await set_totp(account, by=SYSTEM, at=NOW)
    key_id = await credential("request_signature")
    face, person = await enrolled(), uuid4()
    made = await registered()
    supervised = made.person
    questionnaire = await finished(supervised, made.registration, FormCode.QUESTIONNAIRE)
    report = await pre_trial_report(looked=True)
    helped = (await opened()).person
    await assessed(helped, {Pathway.SAFETY: VIOLENCE})
    group = await a_group("violence")
    await attached(supervised)
    document = await drafted(supervised)
    await decide_document(document, by=OFFICER, now=NOW)
    proceeding = await opened_for(supervised, own="Was rude", now=NOW)
    await asked(proceeding, how=Means.KIOSK, now=NOW)
    await answered_at_kiosk(await told(proceeding))
    await planned(supervised, NOW + timedelta(days=2), by=OFFICER)  # a message about it waits
    async with transaction(engine("probation")):
        given = SignedCopy(b"a signed paper", "application/pdf")
        copy = await store_copy(person, uuid4(), given, reference="Consent 1", given_on=date(2026, 11, 1), by=OFFICER, now=NOW)
    place = await store_protected_place(person, (43.2, 76.9), by=OFFICER, now=NOW)
    form = KeptForm("/people/new", "/people/new", {"family_name": ["Typed"]})
    assert await keep(OFFICER.id, "probation", form, now=NOW)
    token = await kept_searches.keep("a name", by=OFFICER, now=NOW)
    proof = json.dumps(
        pack.signed({"format": pack.FORMAT, "sources": [], "fixes": []}, Keyring.load(settings()).signing_key(PURPOSE), 1)
    ).encode()
    assert {version for each in (await in_use()).values() for version in each} == {1}
    assert all((await in_use()).values()), "one of each is there"

    keys("12")
    assert await rewrap_all() == 18
    assert await rewrap_all() == 0
    keys("2")

    assert {version for each in (await in_use()).values() for version in each} == {2}
    row = await account_of(account)
    assert row is not None
    assert await use_code(row, pyotp.TOTP(totp).at(NOW), at=NOW)
    client = await find_credential(key_id, Authentication.REQUEST_SIGNATURE, NOW)
    assert client is not None
    assert client.secret == SECRET
    assert (await references_of(face.id))[0].descriptors[0][0] == pytest.approx(0.1)
    shown = await view_copy(person, copy, by=OFFICER, now=NOW)
    assert shown is not None
    assert shown.content == b"a signed paper"
    printed = await any_document(document)
    assert printed is not None
    assert (await pdf_of(printed, now=NOW)).startswith(b"%PDF-")
    answered = await any_paper(questionnaire)
    assert answered is not None
    assert answered.answered(sensitive=True)["illness_which"] == "Fictional illness"
    assert (await explanations(proceeding))[0].words == "Ауырып қалдым"
    reported = await any_report(report)
    assert reported is not None
    assert reported.answered(sensitive=True)["asked_by"] == "Demo Court, judge"
    assert (await needs_by_pathway(helped))[Pathway.SAFETY].wanted == VIOLENCE["wanted"]
    assert (await group_of(group, SOCIAL)).follows.title.en == "Relationships without violence"
    assert await opened_place(str(place)) == {str(place): (43.2, 76.9)}
    assert await kept_on(OFFICER.id, "probation", "/people/new", now=NOW) == form
    assert await kept_searches.words_of(token, by=OFFICER, now=NOW) == "a name"
    assert not pack.verify(proof, public_keys()).vouched, "the key that signed it has gone"
    assert pack.verify(proof, await kept_public_keys()).vouched


async def opened_place(number: str) -> dict[str, tuple[float, float]]:
    """The place as the evaluation opens it."""
    async with transaction(engine("probation")) as work:
        rows = await work.connection.fetch("SELECT id, person, sealed FROM probation.protected_place WHERE id::text = $1", number)
    return _opened([SealedPlace(**dict(row)) for row in rows])


async def test_what_is_under_the_key_of_all_purposes_is_wrapped_again_under_its_own(engines: OraluSettings) -> None:
    face, place = await enrolled(), await store_protected_place(uuid4(), (43.2, 76.9), by=OFFICER, now=NOW)
    ring = Keyring.load(settings())
    data_key = await wrapped_as_before(ring, face.id)
    assert await wrap_by_purpose() == 1
    assert await wrap_by_purpose() == 0
    faces = Keyring.of_process(ring.share(["wrap face"]))
    row = await Subject.select(Subject.wrapped_key).where(Subject.person == face.id).first()
    assert row is not None
    assert faces.unwrap("wrap face", row["wrapped_key"], context_of(face.id)) == data_key
    assert await opened_place(str(place)) == {str(place): (43.2, 76.9)}
    assert {version for each in (await in_use()).values() for version in each} == {1}


async def wrapped_as_before(ring: Keyring, person: UUID) -> bytes:
    """Put the person's data key under the key that every purpose shared in earlier versions; returns the data key."""
    row = await Subject.select(Subject.wrapped_key).where(Subject.person == person).first()
    assert row is not None
    data_key = ring.unwrap("wrap face", row["wrapped_key"], context_of(person))
    version = (1).to_bytes(4, "big")
    old = version + encrypt(ring.derive(SHARED_WRAP, 1), data_key, version + context_of(person))
    await Subject.update({Subject.wrapped_key: old}).where(Subject.person == person)
    assert ring.unwrap("wrap face", old, context_of(person)) == data_key
    return data_key


def context_of(person: UUID) -> bytes:
    return f"biometrics/data-key/{person}".encode()


async def test_a_browser_keeps_its_session_and_gets_a_new_form_token(engines: OraluSettings, client_for: ClientFor, keys: Keys) -> None:
    before: httpx.AsyncClient = await client_for("reintegration")
    await before.get("/sign-in")
    token = before.cookies["oralu_csrf"]
    keys("2")
    after = await client_for("probation")
    after.cookies.set("oralu_csrf", token, domain="127.0.0.1")
    answer = await submit(after, "/sign-in", {"login": "nobody", "password": "nothing"})
    assert answer.status_code == 422, "the form was read"
    assert after.cookies["oralu_csrf"] != token


async def test_the_commands_rotate_tell_and_retire(database: OraluSettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "master.key"
    own = write_files(tmp_path / "state" / FOLDER, ProbationSettings(), Keyring.load(database))[0]
    assert database.master_key is not None
    file.write_text(f"1 {database.master_key.get_secret_value()}\n")
    monkeypatch.delenv("ORALU_MASTER_KEY")
    monkeypatch.setenv("ORALU_MASTER_KEY_FILE", str(file))
    monkeypatch.setenv("ORALU_SUPERVISED", "these servers")
    forget_settings()
    app = typer.Typer()
    add_commands(app, cli._data)

    async def run(*words: str) -> tuple[int, str]:
        done = await asyncio.to_thread(CliRunner().invoke, app, ["keys", *words])
        return done.exit_code, " ".join(done.output.split())

    await credential("request_signature")
    assert (await run("retire", "1"))[0] == 1, "it is the only one"
    assert "1 (in use): 1 secrets of vendors" in (await run("status"))[1]
    code, said = await run("rotate")
    assert code == 0
    assert "Master key 2 is in use; 1 secrets" in said
    assert Keyring.of_process(read_secrets(own).keys).versions == [1, 2], "the processes have the new keys"
    code, said = await run("retire", "1")
    assert code == 0, said
    assert Keyring.of_process(read_secrets(own).keys).versions == [2]
    assert [line.split()[0] for line in file.read_text().splitlines()] == ["2"]
    assert (await run("status"))[1] == "2 (in use): 1 secrets of vendors"


async def test_a_key_that_something_still_needs_is_not_removed(
    database: OraluSettings, monkeypatch: pytest.MonkeyPatch, keys: Keys
) -> None:
    await credential("request_signature")
    keys("12")
    monkeypatch.setenv("ORALU_SUPERVISED", "these servers")
    app = typer.Typer()
    add_commands(app, cli._data)
    refused = await asyncio.to_thread(CliRunner().invoke, app, ["keys", "retire", "1"])
    assert refused.exit_code == 1
    assert "still needed: 1 secrets of vendors" in " ".join(refused.output.split())


async def test_every_encrypted_column_is_known_to_the_rotation(database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    try:
        rows = await connection.fetch(
            "SELECT format('%s.%s.%s', c.table_schema, c.table_name, c.column_name) AS name FROM information_schema.columns c"
            " JOIN information_schema.tables t USING (table_schema, table_name)"
            " WHERE c.data_type = 'bytea' AND c.table_schema IN ('identity', 'probation', 'reintegration', 'biometrics')"
            " AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = format('%I.%I', c.table_schema, c.table_name)::regclass)"
        )
    finally:
        await connection.close()
    rotated = {f"{store.table}.{store.column}" for store in STORES}
    assert {row["name"] for row in rows} == rotated | DATA_BELOW_A_DATA_KEY | IN_CLEAR
