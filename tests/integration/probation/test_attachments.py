"""Attachments from the upload to their destruction."""

from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import httpx
import pytest

from services.probation.attachments import keeping, queries
from services.probation.attachments.actions import follow_person, restore, rewrap_attachment_keys, withdraw
from services.probation.attachments.domain import LARGEST, MOST_PAGES
from services.probation.attachments.processing.contents import opened
from services.probation.attachments.subjects import Subject
from services.probation.attachments.tables import Attachment, AttachmentPreview
from services.probation.attachments.titles import correct_title
from services.probation.closing.actions import Why, ask_to_close, close_registration
from services.probation.closing.undoing import undo_closing
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.notices.actions import record
from services.probation.register.actions import Registered
from services.probation.timeline.tables import TimelineEntry
from services.probation.transfers.actions import offer_case
from shared import audit
from shared.crypto import CannotDecrypt
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.files.reading import Reading
from shared.settings import OraluSettings, settings
from tests.builders.actors import OFFICER, SYSTEM
from tests.builders.attachments import attached, pages_of_pdf, photograph
from tests.builders.copies import picture
from tests.builders.moments import NOW
from tests.builders.notices import a_journey
from tests.builders.people import person
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import submit
from tests.support.master_keys import add_a_master_key
from tests.support.sign_in import csrf_token

File = tuple[str, bytes]


@pytest.fixture
async def made(register: Register) -> Registered:
    return await register()


@pytest.fixture
async def officer(engines: OraluSettings, signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


def documents(who: UUID) -> str:
    """The tab of a case."""
    return f"/people/{who}/documents"


def form(who: UUID, **changed: str) -> dict[str, str]:
    """The fields of an upload without a mistake."""
    return {
        "form_token": str(uuid4()), "about": f"person:{who}", "kind": "certificate", "title": "Certificate No. 15",
        "dated_on": "20.11.2026",
    } | changed  # fmt: skip


async def uploads(client: httpx.AsyncClient, who: UUID, data: dict[str, str], *files: File) -> httpx.Response:
    """Send the form as a browser does."""
    address = f"{documents(who)}/new"
    token = csrf_token((await client.get(address)).text)
    sent = [("files", (name, content, "application/octet-stream")) for name, content in files] or [("files", ("", b"", "text/plain"))]
    return await client.post(address, data=data | {"_csrf_token": token}, files=sent)


async def only_row(who: UUID) -> queries.Attached:
    (row,) = await queries.of_person(who)
    return row


async def test_several_files_are_attached_and_read_back_as_they_came(made: Registered, officer: httpx.AsyncClient) -> None:
    pdf, photo = pages_of_pdf(3), picture("JPEG")
    assert (await uploads(officer, made.person, form(made.person), ("a.pdf", pdf), ("b.jpg", photo))).status_code == 303
    rows = sorted(await queries.of_person(made.person), key=lambda row: row.title)
    assert [(row.title, row.pages, row.media_type) for row in rows] == [
        ("Certificate No. 15 (1)", 3, "application/pdf"), ("Certificate No. 15 (2)", 1, "image/jpeg"),
    ]  # fmt: skip
    shown = (await officer.get(documents(made.person))).text
    assert "Certificate No. 15 (1)" in shown
    assert "3 pages" in shown
    assert "Certificate No. 15 (2)" in (await officer.get(f"/people/{made.person}")).text, "the case page shows the latest"
    taken = await officer.get(f"{documents(made.person)}/{rows[0].id}/file?warned=yes")
    assert (taken.content, taken.headers["cache-control"]) == (pdf, "no-store")
    assert taken.headers["content-disposition"].startswith("attachment;")
    assert await Audit.count().where(Audit.action == "attachment_read", Audit.about == made.person) == 1


async def test_what_nothing_checked_is_given_out_after_a_warning(made: Registered, officer: httpx.AsyncClient) -> None:
    number = await attached(made.person)
    warned = await officer.get(f"{documents(made.person)}/{number}/file")
    assert warned.headers["content-type"].startswith("text/html")
    assert "not checked for viruses" in warned.text
    assert (await officer.get(f"{documents(made.person)}/{number}/file?warned=yes")).content == picture("JPEG")


async def test_each_wrong_file_is_named_with_the_wrong_fields_in_one_pass(made: Registered, officer: httpx.AsyncClient) -> None:
    wrong = form(made.person, title="", dated_on="20.11.2027", about=f"closing:{uuid4()}")
    heic = b"\0\0\0\x18ftypheic" + bytes(100)
    refused = await uploads(
        officer, made.person, wrong, ("virus.exe", b"MZ" * 50), ("phone.heic", heic), ("torn.pdf", b"%PDF-1.7\nnothing\n%%EOF")
    )
    assert refused.status_code == 422
    for words in ("virus.exe: Use a PDF", "phone.heic: This photograph is in the HEIC", "torn.pdf: The file is damaged or has a password",
                  "Title and number: Fill this in", "This day has not come yet", "Choose what the document proves"):  # fmt: skip
        assert words in refused.text
    assert "Traceback" not in refused.text
    assert await Attachment.count() == 0


async def test_too_many_pages_too_large_and_no_file_are_refused(made: Registered, officer: httpx.AsyncClient) -> None:
    for words, files in (
        (f"more than {MOST_PAGES} pages", [("long.pdf", pages_of_pdf(MOST_PAGES + 1))]),
        ("too large", [("large.pdf", b"%PDF-1.7\n" + b" " * LARGEST + b"%%EOF")]),
        ("Choose at least one file", []),
        ("at most 10 files", [(f"{number}.jpg", picture("JPEG")) for number in range(11)]),
    ):
        refused = await uploads(officer, made.person, form(made.person), *files)
        assert (refused.status_code, words in refused.text) == (422, True), words
    assert (await uploads(officer, made.person, form(made.person), ("whole.pdf", pages_of_pdf(MOST_PAGES)))).status_code == 303
    assert (await only_row(made.person)).pages == MOST_PAGES


async def test_a_form_sent_twice_stores_once_and_a_file_is_attached_once(made: Registered, officer: httpx.AsyncClient) -> None:
    data, file = form(made.person), ("a.jpg", picture("JPEG"))
    for _ in range(2):
        assert (await uploads(officer, made.person, data, file)).status_code == 303
    again = await uploads(officer, made.person, form(made.person), file)
    assert (again.status_code, "attached here already" in again.text) == (422, True)
    assert await Attachment.count() == 1


async def test_the_content_is_encrypted_and_bound_to_its_person(made: Registered, register: Register) -> None:
    number = await attached(made.person)
    (row,) = await Attachment.select()
    assert picture("JPEG") not in row["content"]
    assert opened(made.person, number, row["wrapped_key"], row["content"]) == picture("JPEG")
    with pytest.raises(CannotDecrypt):
        opened(uuid4(), number, row["wrapped_key"], row["content"])


async def test_pictures_of_the_first_pages_are_made_and_encrypted(made: Registered, officer: httpx.AsyncClient) -> None:
    assert (await uploads(officer, made.person, form(made.person), ("a.pdf", pages_of_pdf(7)))).status_code == 303
    row = await only_row(made.person)
    assert await keeping.preview_next() == 1
    assert await queries.pages_shown(row.id) == [1, 2, 3, 4, 5]
    shown = await officer.get(f"{documents(made.person)}/{row.id}/preview?page=2")
    assert (shown.headers["content-type"], shown.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert not [each for each in await AttachmentPreview.select() if each["content"][:3] == b"\xff\xd8\xff"]
    for page in ("6", "0", "x", "٣"):
        assert (await officer.get(f"{documents(made.person)}/{row.id}/preview?page={page}")).status_code == 404
    assert await keeping.preview_next() == 0


async def test_a_withdrawn_document_is_not_given_out_and_comes_back(made: Registered, officer: httpx.AsyncClient) -> None:
    number = await attached(made.person)
    address = f"{documents(made.person)}/{number}"
    token = csrf_token((await officer.get(address)).text)
    assert "Write down your reason" in (await officer.post(f"{address}/withdraw", data={"_csrf_token": token, "why": " "})).text
    data = {"_csrf_token": token, "why": "Of another person"}
    assert (await officer.post(f"{address}/withdraw", data=data)).status_code == 303
    assert (await officer.post(f"{address}/withdraw", data=data)).status_code == 409
    assert (await officer.get(f"{address}/file?warned=yes")).status_code == 404
    assert "Of another person" in (await officer.get(f"/people/{made.person}")).text, "the history has the reason"
    assert (await officer.post(f"{address}/restore", data={"_csrf_token": token})).status_code == 303
    assert (await officer.get(f"{address}/file?warned=yes")).status_code == 200


async def test_a_title_is_corrected_and_the_earlier_one_stays(made: Registered, officer: httpx.AsyncClient) -> None:
    number = await attached(made.person)
    address = f"{documents(made.person)}/{number}"
    right = {"title": "Certificate No. 51", "title_why": "A typing error", "seen": "Certificate No. 15"}
    wrong = await submit(officer, address, right | {"title": "", "title_why": ""}, to=f"{address}/title")
    assert (wrong.status_code, wrong.text.count("Fill this in")) == (422, 4), "both fields, each in the summary and beside the field"
    same = await submit(officer, address, right | {"title": "Certificate No. 15"}, to=f"{address}/title")
    assert (same.status_code, "This is the title that it has" in same.text) == (422, True)
    assert (await submit(officer, address, right, to=f"{address}/title")).status_code == 303
    assert (await submit(officer, address, right, to=f"{address}/title")).status_code == 409, "somebody who saw the earlier title"
    assert (await only_row(made.person)).title == "Certificate No. 51"
    shown = (await officer.get(address)).text
    assert "<s>Certificate No. 15</s>" in shown
    assert "A typing error" in shown
    assert "A typing error" in (await officer.get(f"/people/{made.person}")).text
    await withdraw(made.person, number, "Of another person", by=OFFICER, now=NOW)
    with pytest.raises(AlreadyDecided):
        await correct_title(made.person, number, "Another", "A reason", seen="Certificate No. 51", by=OFFICER, now=NOW)


async def test_a_notice_a_transfer_and_a_closing_show_their_documents(made: Registered, officer: httpx.AsyncClient) -> None:
    notice = await record(made.person, a_journey(), by=OFFICER, now=NOW)
    transfer = await offer_case(made.person, "71", "Moved", "Permission 12", by=OFFICER, now=NOW)
    await ask_to_close(made.person, Why("died", "Certificate 7", ""), by=OFFICER, now=NOW, registration=made.registration)
    (closing,) = await fetch_values(DB, "SELECT id FROM probation.closing WHERE registration = $1", made.registration)
    pages = {"notice": f"/notices/{notice}", "transfer": f"/transfers/{transfer}", "closing": f"/people/{made.person}"}
    for (kind, address), subject in zip(pages.items(), (notice, transfer, closing), strict=True):
        link = f"/people/{made.person}/documents/new?about={kind}:{subject}"
        assert link in (await officer.get(address)).text, kind
        assert f'value="{kind}:{subject}" selected' in (await officer.get(link)).text
        paper = photograph(f"Paper of a {kind}")
        await attached(made.person, paper, subject=Subject(kind, subject))
        assert paper.title in (await officer.get(address)).text.split("attached no-print")[1]


async def test_what_is_kept_and_for_how_long(made: Registered) -> None:
    number = await attached(made.person)
    of_case = await attached(made.person, subject=Subject("registration", made.registration))
    await keeping.preview_next()
    await withdraw(made.person, number, "By mistake", by=OFFICER, now=NOW)
    assert await keeping.destroy_over(by=SYSTEM, now=NOW + timedelta(days=29)) == 0
    assert await keeping.destroy_over(by=SYSTEM, now=NOW + timedelta(days=30)) == 1
    gone = await queries.attachment(made.person, number)
    assert gone is not None
    assert gone.reading == Reading.NEVER
    assert await queries.picture_of_page(made.person, number, 1) is None
    with pytest.raises(AlreadyDecided):
        await restore(made.person, number, by=OFFICER, now=NOW + timedelta(days=31))
    proof = await Audit.select(Audit.details).where(Audit.action == "attachment_destroyed").first()
    assert proof is not None
    assert gone.sha256 in proof["details"]
    assert await keeping.destroy_over(by=SYSTEM, now=NOW + timedelta(days=3000)) == 0, "what it proves goes on"
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
    assert await keeping.destroy_over(by=SYSTEM, now=NOW + timedelta(days=1000)) == 0
    assert await keeping.destroy_over(by=SYSTEM, now=NOW + timedelta(days=1100)) == 1
    assert await queries.read_content(made.person, of_case, by=OFFICER, now=NOW) is None
    assert (await audit.verify(Audit)).broken_at is None


async def test_a_closing_that_is_undone_leaves_attachments_as_they_were(made: Registered) -> None:
    await attached(made.person)
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
    assert (await only_row(made.person)).ended_at == NOW
    await undo_closing(made.registration, "By mistake", by=OFFICER, now=NOW + timedelta(hours=1))
    assert (await only_row(made.person)).ended_at is None


async def test_a_record_of_somebody_else_gets_no_attachment(made: Registered, register: Register) -> None:
    other = await register(person(None, family_name="Other"))
    with pytest.raises(NotFound):
        await attached(made.person, subject=Subject("registration", other.registration))


async def test_attachments_follow_a_person_who_was_registered_twice(made: Registered, register: Register) -> None:
    number, other = await attached(made.person), await register(person(None, family_name="Other"))
    async with transaction(DB):
        assert len(await follow_person(made.person, other.person, by=SYSTEM, now=NOW)) == 1
    row = await only_row(other.person)
    assert (row.id, row.subject) == (number, Subject("person", other.person))
    read = await queries.read_content(other.person, number, by=OFFICER, now=NOW)
    assert read is not None
    assert read.content == picture("JPEG")


async def test_keys_are_wrapped_again_when_there_is_a_new_master_key(made: Registered, monkeypatch: pytest.MonkeyPatch) -> None:
    number = await attached(made.person)
    await keeping.preview_next()
    add_a_master_key(monkeypatch)
    assert await rewrap_attachment_keys(by=SYSTEM, now=NOW) == 1
    assert await rewrap_attachment_keys(by=SYSTEM, now=NOW) == 0
    assert await queries.picture_of_page(made.person, number, 1) is not None


async def test_one_row_that_was_tampered_with_does_not_hold_up_the_others(made: Registered) -> None:
    await attached(made.person)
    owner = await asyncpg.connect(settings().database_url)  # the service may not
    try:
        await owner.execute("UPDATE probation.attachment SET sha256 = 'x', content = wrapped_key, stored_at = stored_at - interval '1 day'")
    finally:
        await owner.close()
    second = await attached(made.person, subject=Subject("registration", made.registration))
    await keeping.preview_next()
    assert await queries.pages_shown(second) == [1]


async def test_the_history_says_what_was_attached(made: Registered, officer: httpx.AsyncClient) -> None:
    await attached(made.person)
    assert await TimelineEntry.count().where(TimelineEntry.person == made.person, TimelineEntry.kind == "attachments_stored") == 1
    assert "Attached: Certificate of an office or employer, 1 file (The person)" in (await officer.get(f"/people/{made.person}")).text
