"""The signed paper of a consent: photographed, encrypted, replaced with a reason; and a consent that is renewed."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.reintegration.cases.tables import Case
from services.reintegration.consents import queries
from services.reintegration.consents.actions import Said, record
from services.reintegration.consents.domain import NEEDED, Purpose
from services.reintegration.errors import CaseClosed, NotAllowed, NotThere
from services.reintegration.person_files.queries import files_of, plain
from services.reintegration.person_files.tables import PersonFile
from services.reintegration.sealing.keys import forget_key
from services.reintegration.signed_papers.actions import add_scan, of_consent, remove_scan, replace_scan
from shared.identity.demo import PROVIDER
from tests.builders.actors import COORDINATOR, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.person_files import photo, send_file
from tests.builders.staff import make_account
from tests.support.clients import SignedIn
from tests.support.forms import submit

ON_PAPER = Said(Purpose.REFERRAL, [PROVIDER], [*NEEDED[Purpose.REFERRAL], "phone"], "given", "kk", "paper", "12", None, TODAY, TODAY)


@pytest.fixture
async def signed(desk: Desk) -> UUID:
    """A consent on paper."""
    return await record(desk.person, ON_PAPER, token=fresh(), by=SOCIAL, now=NOW)


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "social")
    client.cookies.set("oralu_language", "en")
    return client


async def test_it_is_kept_encrypted_sent_twice_it_is_there_once(desk: Desk, signed: UUID) -> None:
    token = fresh()
    for _ in range(2):
        await add_scan(signed, photo(), token=token, by=SOCIAL, now=NOW)
    (file,) = await files_of(of_consent(signed))
    row = await PersonFile.select(PersonFile.sealed).where(PersonFile.id == file.id).first()
    assert row is not None
    assert photo().content not in row["sealed"]
    assert await plain(desk.person, file.id) == photo().content
    await forget_key(desk.person, NOW)
    assert await plain(desk.person, file.id) is None, "with the person's key the paper is gone"


async def test_only_of_what_was_signed_on_paper_by_who_works_on_the_case_while_it_is_open(desk: Desk, signed: UUID) -> None:
    spoken = await record(desk.person, replace(ON_PAPER, form="screen", paper_number=None), token=fresh(), by=SOCIAL, now=NOW)
    with pytest.raises(NotAllowed):
        await add_scan(spoken, photo(), token=fresh(), by=SOCIAL, now=NOW)
    for by in (SOCIAL_ELSEWHERE, COORDINATOR):
        with pytest.raises(NotThere):
            await add_scan(signed, photo(), token=fresh(), by=by, now=NOW)
    await Case.update({Case.status: "closed"}).where(Case.person == desk.person)
    with pytest.raises(CaseClosed):
        await add_scan(signed, photo(), token=fresh(), by=SOCIAL, now=NOW)


async def test_a_file_of_another_consent_is_not_changed(desk: Desk, signed: UUID) -> None:
    other = await record(desk.person, ON_PAPER, token=fresh(), by=SOCIAL, now=NOW + timedelta(minutes=1))
    await add_scan(signed, photo(), token=fresh(), by=SOCIAL, now=NOW)
    (file,) = await files_of(of_consent(signed))
    with pytest.raises(NotThere):
        await remove_scan(other, file.id, "Another paper", token=fresh(), by=SOCIAL, now=NOW)
    await replace_scan(signed, file.id, photo(), "It was blurred", token=fresh(), by=SOCIAL, now=NOW + timedelta(minutes=1))
    assert [each.kept for each in await files_of(of_consent(signed))] == [False, True]


async def test_from_the_page_of_consents_to_the_download(desk: Desk, signed: UUID, social: httpx.AsyncClient, signed_in: SignedIn) -> None:
    consents, scans = f"/cases/{desk.person}/consents", f"/consents/{signed}/scans"
    assert "was not photographed yet" in (await social.get(consents)).text
    for content, said in ((None, "Choose a file"), (b"MZ no picture", "PDF")):
        wrong = await send_file(social, f"{scans}/new", content)
        assert wrong.status_code == 422
        assert said in wrong.text
    assert (await send_file(social, f"{scans}/new", photo().content, name="camera")).is_redirect
    assert "Scans of the signed paper (1)" in " ".join((await social.get(consents)).text.split())
    (file,) = await files_of(of_consent(signed))
    assert (await social.get(f"{scans}/{file.id}?warned=yes")).content == photo().content
    unsaid = await send_file(social, f"{scans}/{file.id}/replace", photo().content)
    assert unsaid.status_code == 422
    assert (await submit(social, f"{scans}/{file.id}/remove", {"why": "Another person's paper"})).is_redirect
    assert (await social.get(f"{scans}/{file.id}?warned=yes")).status_code == 404
    again = await submit(social, f"{scans}/{file.id}/restore")
    assert again.is_redirect
    await make_account(COORDINATOR, "coordinator")
    reader = await signed_in("reintegration", "coordinator")
    assert (await reader.get(f"{scans}/{file.id}?warned=yes")).status_code == 200
    assert (await reader.get(f"{scans}/new")).status_code == 403
    provider = await signed_in("reintegration", "provider")
    assert (await provider.get(f"{scans}/{file.id}")).status_code == 403


async def test_a_renewed_consent_carries_recipients_and_data_forward_but_never_the_answer(
    desk: Desk, signed: UUID, social: httpx.AsyncClient
) -> None:
    address = f"/cases/{desk.person}/consents/new?purpose=referral&renews={signed}"
    form = (await social.get(address)).text
    assert "Carried forward" in form
    assert f'value="{PROVIDER}" checked' in form
    for data in ("name", "phone", "note"):
        assert f'value="{data}" checked' in form
    for chosen in ('value="given" checked', 'value="refused" checked', 'value="paper" checked'):
        assert chosen not in form
    assert len(await queries.consents_of(desk.person)) == 1, "nothing is recorded before the person has answered"
    other = await opened("Another Person")
    for wrong in (
        f"/cases/{other.person}/consents/new?purpose=referral&renews={signed}",
        f"/cases/{desk.person}/consents/new?purpose=work&renews={signed}",
    ):
        assert (await social.get(wrong)).status_code == 404
