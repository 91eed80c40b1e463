"""Outgoing documents: drafted, decided once, numbered without gaps, served, withdrawn; each mistake with its own answer."""

import asyncio
import base64
import hashlib
from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.database import DB
from services.probation.documents.actions import (
    HasLeft,
    NotDecided,
    WrongService,
    decide_document,
    draft_document,
    endorse_document,
    record_service,
    record_signed,
    revise_document,
    withdraw_document,
)
from services.probation.documents.domain.contents import Notice
from services.probation.documents.paper_tables import DocumentFile
from services.probation.documents.papers import hash_of, made_again, pdf_of, rewrap_document_keys
from services.probation.documents.queries import ShownDocument, any_document, documents_about, documents_of, events
from services.probation.documents.signatures import add_signature, check_again, of_document
from services.probation.documents.signing.cms import NotASignature
from services.probation.documents.signing.verifier import Checked, Verdict
from services.probation.documents.tables import DocumentVersion
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded, SecondOfficerNeeded
from shared.db.engine import transaction
from shared.printing.pdf import LAYOUT
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, SENIOR, officer
from tests.builders.documents import content, drafted, served_by_post
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.registrations import Register

LATER = NOW + timedelta(days=1)
CMS = bytes.fromhex("302106092a864886f70d010702a01430120201013100300b06092a864886f70d010701")
"""The least that is a detached SignedData: no signer, which is a verifier's matter."""


async def row(document: UUID) -> ShownDocument:
    found = await any_document(document)
    assert found is not None
    return found


async def decided(document: UUID) -> str:
    return await decide_document(document, by=OFFICER, now=NOW)


async def numbered_and_rolled_back(document: UUID) -> None:
    async with transaction(DB):
        assert await decided(document) == "75-09-2026-0003"
        raise ZeroDivisionError


async def test_a_draft_has_no_number_and_again_for_the_same_it_is_its_next_version(register: Register) -> None:
    made, about = await register(by=OFFICER), fresh()
    first = await drafted(made.person, Notice(subject="A", text="B"), owner="breaches", about=about)
    assert await drafted(made.person, Notice(subject="A", text="B"), owner="breaches", about=about) == first
    assert (await row(first)).version == 1, "the same content is no new version"
    assert await drafted(made.person, Notice(subject="A", text="C"), owner="breaches", about=about) == first
    found = await row(first)
    assert (found.version, found.number, found.state, found.content["text"]) == (2, None, "drafted", "C")
    assert await drafted(made.person, content("act"), owner="breaches", about=about) != first, "another kind is another document"
    assert {each.kind for each in await documents_about("breaches", about)} == {"notice", "act"}


async def test_numbers_run_without_gaps_in_an_office_and_year(register: Register) -> None:
    person = (await register(by=OFFICER)).person
    assert await decided(await drafted(person)) == "75-09-2026-0001"
    assert await decided(await drafted(person, "act")) == "75-08-2026-0002"
    rolled_back = await drafted(person)
    with pytest.raises(ZeroDivisionError):
        await numbered_and_rolled_back(rolled_back)
    assert await decided(rolled_back) == "75-09-2026-0003"


async def test_two_at_once_decide_once(register: Register) -> None:
    person = (await register(by=OFFICER)).person
    document = await drafted(person)
    answers = await asyncio.gather(decided(document), decided(document), return_exceptions=True)
    assert [type(each) for each in answers if isinstance(each, Exception)] == [AlreadyDecided]
    assert (await row(document)).number == next(each for each in answers if isinstance(each, str))
    assert await decided(await drafted(person)) == "75-09-2026-0002", "the second decision took a number"


async def test_what_was_decided_does_not_change(register: Register) -> None:
    person, about = (await register(by=OFFICER)).person, fresh()
    document = await drafted(person, about=about)
    await revise_document(document, Notice(subject="A", text="Changed"), seen_version=1, by=COLLEAGUE_OFFICER, now=NOW)
    with pytest.raises(AlreadyDecided):
        await decide_document(document, by=OFFICER, seen_version=1, now=NOW)
    await decide_document(document, by=OFFICER, seen_version=2, now=NOW)
    with pytest.raises(AlreadyDecided):
        await revise_document(document, Notice(subject="A", text="Again"), seen_version=2, by=OFFICER, now=NOW)
    assert (await row(document)).content["text"] == "Changed"
    assert await DocumentVersion.count().where(DocumentVersion.document == document) == 2
    assert await drafted(person, about=about) != document, "the next one is a new document"


async def test_a_submission_needs_two_people(register: Register) -> None:
    person = (await register(by=OFFICER)).person
    document = await drafted(person, "submission")
    for second in (None, OFFICER):
        with pytest.raises(SecondOfficerNeeded):
            await decide_document(document, by=OFFICER, second=second, now=NOW)
    await endorse_document(document, seen_version=1, by=OFFICER, now=NOW)
    with pytest.raises(SecondOfficerNeeded):
        await decide_document(document, by=OFFICER, now=NOW)
    await decide_document(document, by=SENIOR, now=NOW)
    found = await row(document)
    assert (found.decided_by_name, found.second_by_name) == (OFFICER.name, SENIOR.name)
    other = await drafted(person, "submission", owner="breaches")
    await decide_document(other, by=OFFICER, second=SENIOR, now=NOW)
    assert (await row(other)).second_by_name == SENIOR.name


async def test_who_changes_the_draft_takes_the_first_signature_away(register: Register) -> None:
    document = await drafted((await register(by=OFFICER)).person, "submission")
    await endorse_document(document, seen_version=1, by=OFFICER, now=NOW)
    await revise_document(document, content("submission").model_copy(update={"request": "Another"}), by=SENIOR, now=NOW)
    assert ((await row(document)).state, (await row(document)).endorsed_by) == ("drafted", None)


async def test_served_only_after_the_decision_and_withdrawn_only_before_it_left(register: Register) -> None:
    document = await drafted((await register(by=OFFICER)).person)
    with pytest.raises(NotDecided):
        await record_service(document, how="signature", served_on=TODAY, proof=None, words="", by=OFFICER, now=NOW)
    with pytest.raises(NotDecided):
        await record_signed(document, by=OFFICER, now=NOW)
    await decided(document)
    for how, day, words, problem in (
        ("signature", TODAY - timedelta(days=1), "", "before_decision"),
        ("post", TODAY + timedelta(days=2), "", "in_future"),
        ("refused_to_sign", TODAY, " ", "words"),
    ):
        with pytest.raises(WrongService) as raised:
            await record_service(document, how=how, served_on=day, proof=None, words=words, by=OFFICER, now=LATER)  # type: ignore[arg-type]  # of the table
        assert raised.value.problem == problem
    await record_signed(document, by=OFFICER, now=NOW)
    await served_by_post(document, now=LATER)
    for again in (withdraw_document(document, reason="A mistake", by=OFFICER, now=LATER), record_signed(document, by=OFFICER, now=LATER)):
        with pytest.raises(HasLeft):
            await again
    with pytest.raises(HasLeft):
        await served_by_post(document, now=LATER)
    assert [each.event for each in await events(document)] == ["serve", "sign", "decide", "draft"]


async def test_a_withdrawn_one_keeps_its_number_and_another_can_correct_it(register: Register) -> None:
    person = (await register(by=OFFICER)).person
    document = await drafted(person)
    number = await decided(document)
    with pytest.raises(ReasonNeeded):
        await withdraw_document(document, reason=" ", by=OFFICER, now=NOW)
    await withdraw_document(document, reason="A mistake", by=OFFICER, now=NOW)
    assert ((await row(document)).state, (await row(document)).number) == ("withdrawn", number)
    with pytest.raises(AlreadyDecided):
        await withdraw_document(document, reason="A mistake", by=OFFICER, now=NOW)
    new = await draft_document(
        person, content("notice"), registration=None, about=fresh(), owner="", language="kk", corrects=document, by=OFFICER, now=NOW
    )
    assert (await row(new)).corrects_number == number


async def test_who_does_not_reach_the_case_sees_and_makes_nothing(register: Register) -> None:
    made = await register(by=OFFICER)
    document, stranger = await drafted(made.person), officer("stranger", office="10")
    assert await documents_of(OFFICER, made.person) != []
    assert await documents_of(stranger, made.person) == []
    assert document in {each.id for each in await documents_of(SENIOR, made.person)}
    with pytest.raises(NotFound):
        await drafted(made.person, registration=fresh())


async def test_the_pdf_of_a_decision_is_kept_and_can_be_made_again_to_the_byte(register: Register) -> None:
    document = await drafted((await register(by=OFFICER)).person, "warning")
    draft = await pdf_of(await row(document), now=NOW)
    assert b"%PDF" in draft[:8]
    await decided(document)
    found = await row(document)
    assert (found.layout, found.template_version) == (LAYOUT, 1)
    kept = await pdf_of(found, "ru", now=LATER)
    assert hashlib.sha256(kept).hexdigest() == await hash_of(document, "ru")
    assert await made_again(found, "ru") == kept
    assert await hash_of(document, "en") is None
    assert (await pdf_of(found, "en", now=LATER)) == await made_again(found, "en")
    assert kept != await pdf_of(found, now=LATER), "Kazakh is another paper"
    stored = await DocumentFile.select(DocumentFile.content).where(DocumentFile.document == document).first()
    assert stored is not None
    assert b"%PDF" not in stored["content"], "it is stored in the clear"


class Said:
    """A verifier that says what it is told to say."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict, self.asked = verdict, list[bytes]()

    async def verify(self, content: bytes, cms: bytes) -> Checked:
        assert cms
        self.asked.append(content)
        return Checked(self.verdict, "Demo Officer")


async def test_a_signature_stands_beside_the_hash_of_the_pdf_and_is_verified(register: Register) -> None:
    document, cms = await drafted((await register(by=OFFICER)).person), base64.b64encode(CMS).decode()
    with pytest.raises(NotDecided):
        await add_signature(document, "kk", cms, verifier=Said("verified"), by=OFFICER, now=NOW)
    await decided(document)
    with pytest.raises(NotASignature):
        await add_signature(document, "kk", "nothing", verifier=Said("verified"), by=OFFICER, now=NOW)
    wrong = Said("not_verified")
    assert await add_signature(document, "kk", cms, verifier=wrong, by=OFFICER, now=NOW) == "not_verified"
    assert (await row(document)).state == "decided", "a signature that is not valid signs nothing"
    assert await add_signature(document, "kk", cms, verifier=Said("not_checked"), by=OFFICER, now=NOW) == "not_checked"
    assert (await row(document)).state == "signed"
    assert hashlib.sha256(wrong.asked[0]).hexdigest() == await hash_of(document, "kk")
    assert await check_again(NOW, verifier=Said("verified"), now=LATER) == 0, "it was asked just now"
    assert await check_again(LATER, verifier=Said("not_checked"), now=LATER) == 0
    assert await check_again(LATER + timedelta(hours=1), verifier=Said("verified"), now=LATER) == 1
    assert sorted(each.state for each in await of_document(document)) == ["not_verified", "verified"]


async def test_the_keys_of_files_follow_the_master_key(register: Register) -> None:
    document = await drafted((await register(by=OFFICER)).person)
    await decided(document)
    assert await rewrap_document_keys(by=OFFICER, now=NOW) == 0
    assert (await pdf_of(await row(document), now=NOW)).startswith(b"%PDF-")
