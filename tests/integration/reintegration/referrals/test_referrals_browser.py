"""A provider answers by a link on a telephone; every page of a referral is whole and accessible there and on a tablet."""

import asyncio

import pytest
from playwright.sync_api import Page, expect

from services.reintegration.app import create_app
from services.reintegration.conversations.access import Speaker
from services.reintegration.conversations.arrivals import say_arrival
from services.reintegration.conversations.messages import write
from services.reintegration.conversations.proposals import Time, propose
from services.reintegration.referrals.actions import decide_referral
from services.reintegration.referrals.domain import Status
from services.reintegration.referrals.queries import events_of
from tests.builders.actors import HOST, SOCIAL
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.referral_links import by_sms, handed_over
from tests.support.browser import chromium, open_page
from tests.support.clients import SignedIn
from tests.support.narrow import look
from tests.support.serving import page_of, serving

READ = {"kk": "Сұрауды оқу", "ru": "Прочитать запрос"}
SEND = {"kk": "Жауапты жіберу", "ru": "Отправить ответ"}
LANGUAGES = ["kk", pytest.param("ru", marks=pytest.mark.deep)]
DEEP = [pytest.param(768, "kk", marks=pytest.mark.deep), pytest.param(360, "en", marks=pytest.mark.deep), (360, "ru")]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_provider_answers_by_a_link_on_a_telephone(desk: Desk, signed_in: SignedIn, language: str) -> None:
    referral = await desk.referral()
    made = await handed_over(referral)

    def walk(address: str) -> None:
        with chromium() as browser:
            page = open_page(browser, "tablet", language=language)
            page.set_viewport_size({"width": 360, "height": 740})
            page.goto(address + made.address)
            page.locator(f".language [value={language}]").click()
            look(page, f"link-{language}-before")
            answers(page, language)
            page.goto(address + made.address)
            look(page, f"link-{language}-over")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)
    assert {event.status for event in await events_of([referral])} == {"requested", "rejected"}


def answers(page: Page, language: str) -> None:
    """Without a reason the form comes back with what was typed; with one the answer arrives."""
    page.get_by_role("button", name=READ[language]).click()
    look(page, f"link-{language}-request")
    page.locator("[name=answer][value=rejected]").check(force=True)
    page.locator("[name=said_by]").fill("Айгүл")
    page.get_by_role("button", name=SEND[language]).click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    expect(page.locator("[name=said_by]")).to_have_value("Айгүл")
    look(page, f"link-{language}-wrong")
    page.locator("[name=reason]").select_option("no_capacity")
    page.get_by_role("button", name=SEND[language]).click()
    expect(page.get_by_role("status").first).to_be_visible()
    look(page, f"link-{language}-thanks")


@pytest.mark.parametrize(("width", "language"), DEEP)
async def test_every_page_of_a_referral_fits(desk: Desk, signed_in: SignedIn, width: int, language: str) -> None:
    referral = await desk.referral()
    await handed_over(referral)
    await by_sms(referral)
    await decide_referral(referral, Status.ACCEPTED, by=HOST, now=NOW)
    ours, theirs = Speaker(SOCIAL, "desk"), Speaker(HOST, "provider")
    await write(referral, "When may the person come? There is a bed on the ground floor.", theirs, token=fresh(), now=NOW)
    await propose(referral, Time(NOW.replace(day=30), 30, "Abai 1, room 4", "Aigul", "+77010001122"), theirs, token=fresh(), now=NOW)
    await say_arrival(referral, "arrived", ours, now=NOW)
    await say_arrival(referral, "not_arrived", theirs, now=NOW)
    social, host = await signed_in("reintegration", "social"), await signed_in("reintegration", "provider")
    on_the_desk = ["/referrals?show=open", *(f"/referrals/{referral}{part}" for part in ("", "/links", "/phone-answer"))]
    at_the_provider = [f"/provider/referrals/{referral}", "/provider/meetings", "/provider/figures", "/provider"]

    def walk(address: str) -> None:
        with chromium() as browser:
            for client, paths in ((social, on_the_desk), (host, at_the_provider)):
                page = page_of(browser, client, address, width=width, language=language)
                for path in paths:
                    page.goto(address + path)
                    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
                    look(page, f"{width}-{language}{path.replace(str(referral), 'one').replace('?', '-').replace('/', '-')}")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)
