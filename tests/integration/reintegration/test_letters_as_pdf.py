"""What the person takes home as PDF: the invitation, the paper of a consent, the papers to get; each in the language asked for."""

from datetime import date, timedelta

import httpx
import pytest

from services.reintegration.cases.tables import Case
from services.reintegration.papers.actions import Said, keep_paper
from services.reintegration.papers.domain import State
from tests.builders.actors import SOCIAL
from tests.builders.desk import Desk
from tests.builders.moments import NOW, TODAY
from tests.support.clients import SignedIn
from tests.support.pdf_text import pdf_language, pdf_text

LATER = date(TODAY.year + 1, 1, 15)


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "social")


async def read(social: httpx.AsyncClient, address: str, language: str) -> str:
    answer = await social.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["cache-control"] == "no-store"
    assert pdf_language(answer.content) == language
    assert b"pdfaid" in answer.content or b"PDF/A" in answer.content
    return pdf_text(answer.content)


@pytest.mark.parametrize(
    ("language", "title", "hour"), [("kk", "Кездесуге шақыру", "сағат"), ("ru", "Приглашение на встречу", "в"), ("en", "Invitation", "at")]
)
async def test_the_invitation_says_when_and_where_in_the_language_and_nothing_of_the_register(
    desk: Desk, social: httpx.AsyncClient, language: str, title: str, hour: str
) -> None:
    appointment = await desk.appointment(NOW + timedelta(days=1))
    page = f"/desk-appointments/{appointment}/letter"
    assert f"{page}.pdf?language={language}" in (await social.get(f"{page}?language={language}")).text
    said = await read(social, f"{page}.pdf?language={language}", language)
    assert title.lower() in said.lower()
    assert "Room 3" in said
    assert f"{hour} " in said
    for never in ("пробац", "probation", "сот ", "суд", "court"):
        assert never not in said.lower(), never


async def test_without_a_language_the_letter_is_in_the_person_s(desk: Desk, social: httpx.AsyncClient) -> None:
    appointment = await desk.appointment(NOW + timedelta(days=1))
    await read(social, f"/desk-appointments/{appointment}/letter.pdf?language=fr", "kk")


async def test_nobody_in_custody_is_invited(desk: Desk, social: httpx.AsyncClient) -> None:
    appointment = await desk.appointment(NOW + timedelta(days=1))
    await Case.update({Case.rests: "in_custody"}).where(Case.person == desk.person)
    assert (await social.get(f"/desk-appointments/{appointment}/letter.pdf")).status_code == 409


@pytest.mark.parametrize(("language", "purpose"), [("kk", "referral"), ("ru", "help"), ("en", "new_address")])
async def test_the_paper_of_a_consent_is_told_whole(desk: Desk, social: httpx.AsyncClient, language: str, purpose: str) -> None:
    page = f"purpose={purpose}&language={language}"
    shown = (await social.get(f"/cases/{desk.person}/consents/paper?{page}")).text
    assert f"/consents/paper.pdf?{page.replace('&', '&amp;')}" in shown
    said = await read(social, f"/cases/{desk.person}/consents/paper.pdf?{page}", language)
    signed = {"kk": "Күні және қолы", "ru": "Дата и подпись", "en": "Day and signature"}[language]
    whom = {"kk": "Кімге", "ru": "Кому", "en": "To whom"}[language]
    assert signed in said
    assert (whom in said) == (purpose == "referral")


@pytest.mark.parametrize(("language", "title", "companion"), [("kk", "Құжаттарым", "тәлімгер"), ("ru", "Мои документы", "наставник")])
async def test_the_papers_to_get_are_taken_home(desk: Desk, social: httpx.AsyncClient, language: str, title: str, companion: str) -> None:
    await keep_paper(desk.person, "military", Said(State.MISSING, LATER, "mentor"), seen_version=0, today=TODAY, by=SOCIAL, now=NOW)
    page = f"/cases/{desk.person}/papers-to-print"
    assert f"{page}.pdf?language={language}" in (await social.get(f"{page}?language={language}")).text
    said = await read(social, f"{page}.pdf?language={language}", language)
    assert title.lower() in said.lower()
    assert companion in said
    assert "15" in said


async def test_others_get_none_of_them(desk: Desk, signed_in: SignedIn) -> None:
    appointment = await desk.appointment(NOW + timedelta(days=1))
    auditor = await signed_in("reintegration", "auditor")
    for address in (f"/desk-appointments/{appointment}/letter.pdf", f"/cases/{desk.person}/papers-to-print.pdf"):
        assert (await auditor.get(address)).status_code == 403
