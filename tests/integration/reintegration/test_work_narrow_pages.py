"""The pages of work and courses on a telephone: whole, readable, accessible."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from services.reintegration.app import create_app
from services.reintegration.courses.actions import groups
from services.reintegration.employer_answers.actions.times import Proposal, propose
from services.reintegration.listing_import.actions import give
from services.reintegration.listing_import.domain import COLUMNS
from services.reintegration.listing_import.words import example
from shared.identity.demo import PROVIDER
from tests.builders.actors import HOST, SOCIAL
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.work import GROUP, WELDER, began, course_group, enrolled, hired, open_vacancy, sent
from tests.support.browser import chromium
from tests.support.clients import SignedIn
from tests.support.narrow import look
from tests.support.serving import page_of, serving

WIDTHS = [
    (320, "kk"),
    pytest.param(360, "en", marks=pytest.mark.deep),
    pytest.param(480, "ru", marks=pytest.mark.deep),
    pytest.param(768, "ru", marks=pytest.mark.deep),
]


@pytest.mark.parametrize(("width", "language"), WIDTHS)
async def test_every_page_of_work_fits_a_telephone(desk: Desk, signed_in: SignedIn, width: int, language: str) -> None:
    vacancy = await open_vacancy(
        replace(WELDER, quota=True, excludes="Those whom a court forbade this work", excludes_source="K1400000226: 50")
    )
    application = await sent(desk.person, vacancy)
    job = await began(desk.person, started_on=TODAY.replace(month=10))
    hired_job = (await hired(desk.person, await open_vacancy()))[1]
    await propose(
        application, Proposal([NOW + timedelta(days=1)], "Workshop 2", "Ask at the gate"), "provider", token=fresh(), by=HOST, now=NOW
    )
    content = "\n".join(",".join(each) for each in (COLUMNS["vacancies"], example("vacancies"))).encode()
    file = await give("vacancies", PROVIDER, content, token=fresh(), by=HOST, now=NOW)
    group = await course_group(replace(GROUP, seats=2))
    place = await enrolled(desk.person, group)
    session = await groups.add_session(
        group, starts_at=NOW, minutes=90, topic="Seams", catch_up_for=None, token=fresh(), by=SOCIAL, now=NOW
    )  # fmt: skip
    social, provider = await signed_in("reintegration", "social"), await signed_in("reintegration", "provider")
    case = f"/cases/{desk.person}/work"
    on_the_desk = {
        "list": "/vacancies", "new": "/vacancies/new", "one": f"/vacancies/{vacancy}", "print": f"/vacancies/{vacancy}/print",
        "quota": "/vacancies/quota", "work": case, "cv": f"{case}/cv", "find": f"{case}/vacancies", "job-new": f"{case}/jobs/new",
        "application": f"/job-applications/{application}", "job": f"/employments/{job}", "proof": f"/employments/{job}/proofs/1",
        "courses": "/courses", "course-new": "/courses/new", "group": f"/courses/{group}", "course-find": f"{case}/courses",
        "place": f"/course-places/{place}", "times": f"/job-applications/{application}/times",
        "employer": f"/employments/{hired_job}/employer",
        "case": f"/cases/{desk.person}", "desk": "/desk",
    }  # fmt: skip
    at_the_provider = {
        "own": "/provider/vacancies", "applicants": "/provider/applicants", "applicant": f"/provider/applicants/{application}",
        "asked": "/provider/job-questions",
        "files": "/provider/listings", "file": f"/provider/listings/{file}", "own-courses": "/provider/courses",
        "session": f"/provider/courses/{group}/sessions/{session}",
    }  # fmt: skip

    def walk(address: str) -> None:
        with chromium() as browser:
            for client, paths in ((social, on_the_desk), (provider, at_the_provider)):
                page = page_of(browser, client, address, width=width, language=language)
                for name, path in paths.items():
                    answer = page.goto(address + path)
                    assert answer is not None
                    assert answer.status == 200, path
                    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
                    look(page, f"{width}-{language}-work-{name}")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)
