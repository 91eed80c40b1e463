"""Somebody without a registration asks for help, gets a bed, and comes onto the register later: two cases of one person."""

import re

import pytest

from services.reintegration.cases.jobs import registration_opened
from shared.messages.probation import RegistrationOpenedForReintegration
from tests.builders.ids import fresh
from tests.support.walking import Walker, Walks

NAME, PHONE = "Demo Marat", "+77010000009"


@pytest.mark.usefixtures("desk")
async def test_from_a_request_without_an_account_to_two_cases_of_one_person(walks: Walks) -> None:
    person, social, provider = await walks(None), await walks("social"), await walks("provider")
    number, code = await asked(person)
    case = await accepted(social)
    await person.open("/help/answer")
    await person.fill(number=number, code=code.lower())
    person.reads("A worker has taken on your request. If nobody has called you yet, call the desk or come.")
    await referred(social, case)
    await helped(provider)
    await social.open(case)
    social.reads("Completed")
    await social.follow("/needs$")
    await social.fill("/needs/[0-9a-f-]+$", state="met", note="Sleeps in the centre")
    await registered()
    await joined_and_undone(social, case)


async def asked(person: Walker) -> tuple[str, str]:
    """The person asks from the page of signing in; returns the number and the code."""
    await person.open("/sign-in")
    await person.follow("/help$")
    await person.fill(
        family_name="Demo", given_name="Marat", birth_year="1984", phone=PHONE, region="75", needs=["housing"], words="I sleep in a cellar",
        way="none", consent="yes",
    )  # fmt: skip
    person.reads("Your request was sent", "Read the answer")
    found = re.search(r"(75-[0-9]{6}).*?([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})", person.words, re.DOTALL)
    assert found is not None
    return found[1], found[2]


async def accepted(social: Walker) -> str:
    """The worker opens a case; returns its page."""
    await social.open("/desk")
    await social.follow("/help-requests/[0-9a-f-]+$")
    social.sees(NAME, PHONE, "I sleep in a cellar")
    await social.fill("/accept", consent="yes")
    social.reads("The person asked through the page for help")
    social.misses(social.said("The person has moved"))
    return social.address


async def referred(social: Walker, case: str) -> None:
    """The short form of needs leads to a provider."""
    await social.follow("/needs$")
    await social.follow("/needs/short$")
    await social.send(
        "/short$", {"q-housing-outcome": "need", "q-housing-urgency": "now", "q-housing-wanted": "A bed", "q-work-outcome": "declined"}
    )
    social.sees("A bed")
    await social.follow("/providers.need_id=.*need=housing")
    await social.follow("/refer/")
    await social.fill(note="A bed tonight", consent="yes")
    assert social.address.startswith(case)
    social.reads("Waiting for an answer")


async def helped(provider: Walker) -> None:
    """The provider takes the person in and says when help is over."""
    await provider.open("/provider")
    await provider.follow("/provider/referrals/")
    provider.sees(NAME, PHONE, "A bed tonight")
    for step in ("accepted", "in-progress", "completed"):
        await provider.fill("/referrals/[0-9a-f-]+$", to=step)
        provider.reads("The social worker sees it at once. You cannot take it back.")
        await provider.fill("", sure="yes")
    provider.reads("Completed")


async def registered() -> None:
    """Probation registers a person of the same name, year and phone."""
    message = RegistrationOpenedForReintegration(
        person=fresh(), registration=fresh(), case_number="75-0009", name=NAME, phone=PHONE, language="kk", region="75", office="75",
        birth_year=1984,
    )  # fmt: skip
    await registration_opened(message)


async def joined_and_undone(social: Walker, case: str) -> None:
    """A suggestion of the case page becomes a decision that can be undone."""
    await social.open(case)
    await social.follow("/same-person/[0-9a-f-]+$")
    social.sees("75-0009")
    await social.fill("/same-person/[0-9a-f-]+$", act="join", why="papers")
    pair = social.address
    await social.open(case)
    await social.follow("/together$")
    social.sees("75-0009")
    await social.open(pair)
    await social.fill("/undo$", why="mistake")
    social.reads("The decision was undone")
    await social.open(case)
    social.link("/same-person/[0-9a-f-]+$")
