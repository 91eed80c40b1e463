"""The desk and the provider's pages on a telephone, 320 and 480 pixels wide."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from services.reintegration.app import create_app
from services.reintegration.consents.actions import Said, record
from services.reintegration.consents.deadlines import longest_until
from services.reintegration.consents.domain import Purpose
from services.reintegration.consents.queries import consents_of, to_tell
from services.reintegration.consents.withdrawal import TakenBack, withdraw
from services.reintegration.group_programmes.tables import GroupSession
from tests.builders.actors import SOCIAL
from tests.builders.desk import Desk
from tests.builders.groups import a_group, enrolled, session_number
from tests.builders.ids import fresh
from tests.builders.mentors import MENTOR, logged, mentored
from tests.builders.moments import NOW, TODAY
from tests.builders.need_followup import asked_at_kiosk
from tests.builders.referrals import HOUSING
from tests.builders.staff import make_account
from tests.support.browser import chromium
from tests.support.clients import SignedIn
from tests.support.narrow import WIDTHS, look
from tests.support.serving import page_of, serving


@pytest.mark.parametrize(("width", "language"), WIDTHS)
async def test_every_page_fits_a_telephone(desk: Desk, signed_in: SignedIn, width: int, language: str) -> None:
    await desk.plan("Visit the centre", "Bring the papers")
    task, appointment = await desk.task(), await desk.appointment()
    _, need = await asked_at_kiosk(desk.person)
    referral: UUID = await desk.referral()
    social, provider = await signed_in("reintegration", "social"), await signed_in("reintegration", "provider")
    case = f"/cases/{desk.person}"
    (consent,) = await consents_of(desk.person)
    await withdraw(consent.id, TakenBack("in_person", None, "I changed my mind"), by=SOCIAL, now=NOW)
    (notice,) = await to_tell(SOCIAL)
    answered = Said(Purpose.NEW_ADDRESS, [], ["address"], "given", "kk", "paper", "12", None, TODAY, longest_until(TODAY))
    given = await record(desk.person, answered, token=fresh(), by=SOCIAL, now=NOW)
    asked = tuple(f"{case}/consents{part}" for part in ("", "/new?purpose=referral", "/new?purpose=help", "/paper?purpose=referral"))
    on_the_desk = (
        *("/desk", "/desk/law", "/cases", case, f"{case}/plans/new", f"{case}/providers", f"{case}/refer/{HOUSING}", *asked),
        *(f"/consents/{given}/withdraw", f"/consent-notices/{notice.id}"),
    )

    at_the_provider = ("/provider", f"/provider/referrals/{referral}", "/provider/consents", "/provider/staff", "/provider/staff/new")
    on_the_desk += (f"{case}/tasks", f"{case}/tasks/new", f"/tasks/{task}/done", f"{case}/papers", f"{case}/papers/military")
    on_the_desk += (f"{case}/contacts", f"{case}/contacts/new", f"{case}/appointments/new", f"{case}/papers-to-print", "/calendar")
    on_the_desk += ("/desk/board", *(f"{case}/stages{part}" for part in ("", "/tasks/needs_asked", "/release-day", "/standing")))
    on_the_desk += (f"/desk-appointments/{appointment}", f"/desk-appointments/{appointment}/letter")
    group = await a_group()
    participation, mentorship = await enrolled(desk.person, group), await mentored(desk.person)
    session, _ = (await session_number(group, 1)).id, await logged(mentorship)
    await GroupSession.update({GroupSession.starts_at: NOW - timedelta(hours=1)}).where(GroupSession.id == session)
    on_the_desk += (f"/groups/{group}", f"/groups/{group}/people", f"/group-sessions/{session}", f"/group-sessions/{session}/print")
    on_the_desk += (f"{case}/groups", f"/participations/{participation}", f"/mentorships/{mentorship}")
    on_the_desk += (f"/needs/{need}", f"/needs/{need}/outcome?subject={referral}", "/desk/needs", "/desk/needs/waiting?stage=asked")
    await make_account(MENTOR, "mentor")
    mentor = await signed_in("reintegration", "mentor")
    of_a_mentor = ("/mentor", f"/mentor/{mentorship}/log", "/mentor/hours")

    def walk(address: str) -> None:
        with chromium() as browser:
            for client, paths in (
                (social, on_the_desk),
                (provider, at_the_provider),
                (mentor, of_a_mentor),
            ):
                page = page_of(browser, client, address, width=width, language=language)
                for path in paths:
                    page.goto(address + path)
                    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
                    name = (
                        path.replace(str(desk.person), "case")
                        .replace(str(task), "task")
                        .replace(str(appointment), "appointment")
                        .replace(str(referral), "one")
                        .replace(str(HOUSING), "offer")
                    )
                    name = (
                        name.replace(str(given), "given")
                        .replace(str(notice.id), "notice")
                        .replace(str(need), "need")
                        .replace("?purpose=", "-")
                    )
                    look(page, f"{width}-{language}-desk{name.replace('/', '-')}")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)
