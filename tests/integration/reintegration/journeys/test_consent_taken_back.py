"""The person takes a consent back while a referral, a CV and a seat in a course are on their way."""

import re
from datetime import timedelta

from services.reintegration.demo import demo_id
from shared.identity.demo import PROVIDER
from tests.builders.desk import Desk
from tests.builders.moments import NOW, FixedClock
from tests.support.walking import Walker, Walks

NAME, PHONE, NOTE = "Demo Person", "+77010000000", "A bed from Monday"


async def test_what_runs_stops_and_each_recipient_is_told(desk: Desk, walks: Walks, fixed_clock: FixedClock) -> None:
    social, provider, visitor = await walks("social"), await walks("provider"), await walks(None)
    case = f"/cases/{desk.person}"
    link = await referred(social, case)
    referral = social.address.removesuffix("/links")
    await visitor.open(link)
    await visitor.fill("/request")
    visitor.sees(NAME, NOTE)
    await provider.open("/provider")
    provider.sees(NAME, NOTE)
    group = await group_of(provider)
    await social.open(f"{case}/work/courses")
    await social.fill("/courses", group=group.rsplit("/", 1)[1], consent="yes")
    place, application = social.address, await cv_sent(social, provider, case)

    await taken_back(social, case, "I changed my mind")

    for address, state in ((place, "Taken back"), (application, "Application withdrawn")):
        await social.open(address)
        social.reads(state, "The person took the consent back")
    await social.open(referral)
    social.reads("Withdrawn")
    await visitor.open(link, status=410)
    visitor.reads("This request has ended", "Nothing is to be done. If you have begun something, call the worker.")
    visitor.misses(NAME, PHONE, NOTE)
    await seen_no_more(provider, group)
    await told(social, provider, case)
    fixed_clock.move_to(NOW + timedelta(minutes=1))
    await asked_again(social, case)


async def referred(social: Walker, case: str) -> str:
    """A referral with a message and a link that is open; returns the link."""
    await social.open(case)
    await social.follow("/providers$")
    await social.fill(need="housing")
    await social.follow("/refer/")
    await social.fill(note=NOTE, consent="yes")
    await social.follow("/referrals/[0-9a-f-]+$")
    await social.fill("/messages", text="He can come in the morning")
    await social.follow("/links$")
    await social.fill("/links$", channel="shown", language=social.language)
    found = re.search(r"/answer/[\w-]{20,}", social.text)
    assert found is not None
    return found[0]


async def group_of(provider: Walker) -> str:
    """A course of the provider."""
    await provider.follow("/provider/courses")
    await provider.follow("/courses/new")
    await provider.fill(
        offer=str(demo_id("offer-course")), title="Welding", text_language="kk", language="kk", place="Room 1", seats="1",
        begins_on="26.11.2026", ends_on="23.12.2026",
    )  # fmt: skip
    return provider.address


async def cv_sent(social: Walker, provider: Walker, case: str) -> str:
    """A CV that the provider received; returns the application's page."""
    await provider.open("/provider/vacancies")
    await provider.follow("/vacancies/new")
    await provider.fill(
        title="Welder", description="Welding of frames", text_language="kk", region="75", place="Almaty", remote="no", kind="full_time",
        places="1", quota="yes", closes_on="31.01.2027",
    )  # fmt: skip
    await provider.fill("/state", act="propose")
    await social.open("/vacancies")
    await social.follow("state=proposed")
    await social.follow("/vacancies/[0-9a-f-]{36}$")
    await social.fill("/state", act="open")
    await social.open(f"{case}/work/cv")
    await social.fill("/cv", work="Welded in a workshop", shown=["work"])
    await social.follow("/work/vacancies")
    await social.fill("/vacancies", vacancy=social.stands("vacancy"))
    await social.fill("/send", language="kk", consent="yes")
    await provider.open("/provider/applicants")
    provider.sees(NAME, PHONE)
    return social.address


async def taken_back(social: Walker, case: str, words: str) -> None:
    """Every consent of the case, on the page of consents."""
    for _ in range(2):
        await social.open(f"{case}/consents")
        await social.follow("/withdraw$")
        await social.fill("/withdraw", form="in_person", words=words)
    social.sees(words)
    social.reads("Who is told that a consent was taken back", "Referral to providers", "CV to employers")


async def seen_no_more(provider: Walker, group: str) -> None:
    """The provider knows whose consent it was, and reads nothing else about the person."""
    await provider.open("/provider")
    provider.misses(PHONE, NOTE)
    await provider.follow("/provider/referrals/")
    provider.reads("The person took the consent back. What was shared about them is not shown any more; use it no further.")
    provider.misses(PHONE, NOTE, "He can come in the morning")
    await provider.open(group)
    provider.misses(NAME)
    await provider.open("/provider/applicants")
    provider.misses(NAME)


async def told(social: Walker, provider: Walker, case: str) -> None:
    """One notice is confirmed by the provider, the other noted by the worker; both before the last day of the law."""
    await social.open("/desk")
    await social.open(f"{case}/consents")
    assert social.words.count(social.said("not told yet, at the latest on %(day)s", day=social.day(2026, 12, 15))) == 2
    await provider.open("/provider")
    await provider.follow("/provider/consents")
    await provider.fill("/provider/consents/")
    await social.open(f"{case}/consents")
    await social.follow("/consent-notices/")
    await social.fill("/consent-notices/", how="phone", proof="Spoke with Aigul")
    social.sees("Spoke with Aigul")
    assert not re.findall("/consent-notices/", social.text)


async def asked_again(social: Walker, case: str) -> None:
    """The no holds on the page of the next referral, until a new answer is noted."""
    await social.open(f"{case}/providers")
    await social.fill(need="housing")
    offer = social.link("/refer/")
    await social.open(offer)
    assert not re.search(r'name="consent"', social.text)
    await social.open(f"{case}/consents")
    await social.follow("new.purpose=referral$")
    data = ["name", "language", "need", "note", "phone"]
    given = {"answer": "given", "form": "screen", "language": "kk", "until_on": "24.11.2027", "organisations": str(PROVIDER)}
    await social.send("/new", {**given, "categories": data})
    await social.open(offer)
    await social.fill(note=NOTE, consent="yes")
    social.reads("Waiting for an answer")
