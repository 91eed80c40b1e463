"""The pages of service and erasure: forms, mistakes in words, who may do what, the register, the court's printout."""

import csv
import io
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.attachments.subjects import Subject
from services.probation.closing.actions import close_registration
from services.probation.documents.actions import decide_document
from services.probation.documents.jobs import propose_erasures
from services.probation.documents.keeping.queries import erasures
from services.probation.documents.queries import any_document
from services.probation.documents.serving.records import records_of
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.attachments import attached
from tests.builders.breaches import opened_for
from tests.builders.documents import decided, drafted, served_by_post
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.registrations import registered
from tests.support.clients import SignedIn
from tests.support.forms import submit

ON = {"served_on": f"{TODAY:%d.%m.%Y}"}
REFUSED = ON | {"how": "refused_to_sign", "served_words": "He tore it up", "first_witness": "Witness One, neighbour"}


@pytest.fixture
async def tablet(engines: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    """The officer's, in English, at NOW."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def somebody() -> UUID:
    return (await registered(by=OFFICER, first=TODAY + timedelta(days=4))).person


async def test_a_refusal_needs_two_witnesses_and_what_was_typed_stays(tablet: httpx.AsyncClient) -> None:
    document = await decided(await somebody())
    page = f"/outgoing/{document}"
    assert "Not served yet" in (await tablet.get(page)).text
    refused = await submit(tablet, page, REFUSED, to=f"{page}/serve")
    assert refused.status_code == 422
    assert "Too few people confirm it" in refused.text
    assert 'value="Witness One, neighbour"' in refused.text
    assert (await submit(tablet, page, REFUSED | {"second_witness": "Witness Two"}, to=f"{page}/serve")).status_code == 303
    shown = (await tablet.get(page)).text
    assert "witnesses: Witness One, neighbour; Witness Two" in shown
    assert "Not served yet" not in shown


async def test_a_paper_of_another_document_proves_nothing(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    document, other = await decided(person), await drafted(person)
    foreign = await attached(person, subject=Subject("document", other))
    page = f"/outgoing/{document}"
    refused = await submit(tablet, page, ON | {"how": "signature", "proof": str(foreign)}, to=f"{page}/serve")
    assert (refused.status_code, "Attach the signed paper to this document first" in refused.text) == (422, True)
    own = await attached(person, subject=Subject("document", document))
    assert (await submit(tablet, page, ON | {"how": "signature", "proof": str(own)}, to=f"{page}/serve")).status_code == 303
    assert f"/people/{person}/documents/{own}" in (await tablet.get(page)).text


async def test_a_record_is_corrected_from_a_fresh_page_only(tablet: httpx.AsyncClient) -> None:
    document = await decided(await somebody())
    page = f"/outgoing/{document}"
    await served_by_post(document)
    form = await tablet.get(f"{page}/service")
    assert ('name="seen" value="1"' in form.text, "RR000000001KZ" in form.text) == (True, True)
    again = ON | {"how": "post", "tracking": "RR000000002KZ", "why_corrected": "Mistyped", "seen": "1"}
    assert (await submit(tablet, f"{page}/service", again | {"why_corrected": ""})).status_code == 422
    assert (await submit(tablet, f"{page}/service", again)).status_code == 303
    assert (await submit(tablet, f"{page}/service", again)).status_code == 409, "the page is stale"
    shown = (await tablet.get(page)).text
    assert "RR000000002KZ" in shown
    assert "before the correction" in shown
    assert len(await records_of(document)) == 2


async def test_no_service_is_needed_and_is_needed_after_all(tablet: httpx.AsyncClient) -> None:
    document = await decided(await somebody())
    page = f"/outgoing/{document}"
    assert (await submit(tablet, page, {"service_reason": "", "seen": "0"}, to=f"{page}/no-service")).status_code == 422
    given = {"service_reason": "It stays in the case file", "seen": "0"}
    assert (await submit(tablet, page, given, to=f"{page}/no-service")).status_code == 303
    assert (await submit(tablet, page, given, to=f"{page}/no-service")).status_code == 409
    assert "Needs no service: It stays in the case file" in (await tablet.get(page)).text
    assert (await submit(tablet, page, given | {"seen": "1"}, to=f"{page}/needs-service")).status_code == 303


async def test_the_queue_leads_to_the_document_and_the_register_finds_what_waits(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    waiting, served = await decided(person), await decided(person)
    await served_by_post(served)
    queue = (await tablet.get("/queue?kind=unserved_document")).text
    assert "Decided and not served yet" in queue
    found = (await tablet.get("/outgoing?state=unserved")).text
    assert (f"/outgoing/{waiting}" in found, f"/outgoing/{served}" in found) == (True, False)
    assert "postal number" in (await tablet.get("/outgoing")).text
    table = list(csv.DictReader(io.StringIO((await tablet.get("/outgoing.csv")).text)))
    assert {(line["tracking"], line["served_how"]) for line in table} == {("RR000000001KZ", "post"), ("", "")}


async def test_the_file_of_a_proceeding_names_the_proof(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    proceeding = await opened_for(person, own="Left the district", now=NOW)
    document = await drafted(person, "summons", owner="breaches", about=proceeding)
    from_breach = f"/breaches/{proceeding}/print"
    assert "postal item" not in (await tablet.get(from_breach)).text
    await decide_document(document, by=OFFICER, now=NOW)
    await served_by_post(document)
    assert "postal item RR000000001KZ" in (await tablet.get(from_breach)).text


async def test_an_administrator_erases_what_is_over_and_sees_no_name(
    tablet: httpx.AsyncClient, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    person = await somebody()
    document = await decided(person)
    await served_by_post(document)
    await close_registration(person, reason="term_ended", by=OFFICER, now=NOW)
    fixed_clock.move_to(NOW + timedelta(days=5 * 366))
    await propose_erasures({})
    (proposal,) = await erasures(waiting=True, size=10, after=None)
    page = f"/document-erasures/{proposal.id}"
    administrator = await signed_in("probation", "admin")
    administrator.cookies.set("oralu_language", "en")
    listed = await administrator.get("/document-erasures")
    row = await any_document(document)
    assert row is not None
    assert str(row.number) in listed.text
    for text in (listed.text, (await administrator.get(page)).text):
        assert row.name not in text
        assert str(person) not in text
    assert (await submit(administrator, page, {"act": ""}, to=f"{page}/erase")).status_code == 422
    early = {"keep_until": f"{TODAY:%d.%m.%Y}", "why_kept": "A complaint"}
    assert (await submit(administrator, page, early, to=f"{page}/keep")).status_code == 422
    assert (await submit(administrator, page, {"act": "12-2031"}, to=f"{page}/erase")).status_code == 303
    assert (await submit(administrator, page, {"act": "12-2031"}, to=f"{page}/keep")).status_code in {409, 422}
    assert "Act of destruction No. 12-2031" in (await administrator.get("/document-erasures?when=answered")).text
    officer = await signed_in("probation", "officer")
    assert (await officer.get("/document-erasures")).status_code == 403
    shown = await officer.get(f"/outgoing/{document}?language=en")
    assert shown.status_code == 200
    assert (await officer.get(f"/outgoing/{document}/pdf")).status_code == 404
    assert (await officer.get(f"/outgoing/{document}/edit", follow_redirects=False)).status_code == 303
    assert (await officer.get("/outgoing")).status_code == 200
