"""A new installation without demo data: everything begins with the first administrator, over pages."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from shared.actors import Role, system
from shared.identity.accounts import NewAccount, create_account, set_totp
from shared.identity.tables import Account
from shared.settings import OraluSettings
from tests.builders.moments import NOW, FixedClock
from tests.support.accounts import account_made
from tests.support.beginnings import EMPTY
from tests.support.configuration import forget_settings
from tests.support.databases import Beginning
from tests.support.walking import Walker, Walks

OFFICE, RELEASE = "75", "24.01.2027"
NAME, HOUSE, COLONY = "Yerlan Talgatuly", "Zhana Zhol", "LA-155/8"
PASSWORD = "a long first password"
DESK = {"coordinator": "coordinator", "worker": "social_worker", "manager": "desk_manager", "career": "career_worker",
        "akimat": "akimat_coordinator", "mentor": "mentor"}  # fmt: skip


@pytest.fixture
def beginning() -> Beginning:
    """Every migration, and nobody."""
    return EMPTY


@pytest.fixture(autouse=True)
def _no_demo(database: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ORALU_DEMO", "false")
    forget_settings()
    yield
    forget_settings()


class Story:
    """Who has an account, and their browsers; each signs in when they are needed first."""

    def __init__(self, walks: Walks, clock: FixedClock) -> None:
        self.walks, self.clock = walks, clock
        self.secrets: dict[str, tuple[str, ...]] = {}
        self.open: dict[str, Walker] = {}
        self.case = self.organisation = ""

    async def __call__(self, login: str) -> Walker:
        """The browser of an account."""
        if login not in self.open:
            service = "probation" if login == "admin" else "reintegration"
            self.open[login] = await self.walks(login, service=service, secrets=self.secrets[login])
        return self.open[login]

    async def account(self, login: str, name: str, role: str, **fields: str) -> None:
        """The administrator makes an account."""
        self.secrets[login] = await account_made(await self("admin"), login=login, name=name, role=role, **fields)


@pytest.fixture
async def story(walks: Walks, fixed_clock: FixedClock, client_for: object) -> Story:
    """The first administrator is there, as `oralu add-administrator` makes them."""
    made = Story(walks, fixed_clock)
    await walks(None, service="probation")  # the service's connections are open
    by = system("identity")
    admin = await create_account(NewAccount("admin", "First Administrator", Role.ADMINISTRATOR, PASSWORD, None), by=by, at=NOW)
    made.secrets["admin"] = (PASSWORD, await set_totp(admin, by=by, at=NOW))
    assert await Account.count() == 1
    return made


async def test_the_desk_is_filled_by_hand(story: Story) -> None:
    await staffed(story)
    await organised(story)
    await worker_looks_round(story)


@pytest.mark.deep
async def test_the_whole_way_of_a_case(story: Story) -> None:
    await staffed(story)
    await organised(story)
    await filled(story)
    await opened_before_release(story)
    await taken_over(story)
    await assessed_and_planned(story)
    await joined_by_others(story)
    await referred_and_answered(story)
    await ended_well(story)
    await divided(story)


async def staffed(story: Story) -> None:
    """Accounts of every role of the desk; each comes to the own first page, which is empty and says so."""
    for login, role in DESK.items():
        await story.account(login, f"Staff {login.title()}", role, office=OFFICE)
    for login in DESK:
        walker = await story(login)
        await walker.open("/")
        assert walker.address in ("/desk", "/desk/parts", "/mentor"), walker.address


async def organised(story: Story) -> None:
    """The coordinator enters an organisation with its place and service; its account is made with the number of the entry."""
    coordinator = await story("coordinator")
    story.organisation = await organisation(coordinator, HOUSE)
    await coordinator.follow("/directory/new/location")
    await coordinator.fill(address_1="Abai 1", city="Almaty", kato=OFFICE)
    place = coordinator.address.rpartition("/")[2]
    await coordinator.open(f"/directory/entries/organisation/{story.organisation}")
    await coordinator.follow("/directory/new/service")
    await coordinator.fill(
        name_kk="Төсек", name_ru="Ночлег", name_en="A bed", need="housing", more_needs=["education"], languages=["kk", "ru"],
        locations=[place],
    )  # fmt: skip
    colony = await organisation(coordinator, COLONY)
    await story.account("provider", "Staff Provider", "provider", provider=story.organisation, leads="yes")
    await story.account("colony", "Staff Colony", "institution_worker", office=OFFICE, provider=colony)


async def organisation(coordinator: Walker, name: str) -> str:
    """A new entry; returns its number."""
    await coordinator.open("/desk")
    await coordinator.follow("/directory$")
    await coordinator.follow("/directory/organisations$")
    await coordinator.follow("/directory/new/organisation")
    await coordinator.fill(name=name, region=OFFICE, phones="+7 727 000 00 01")
    coordinator.sees(name)
    return coordinator.address.rpartition("/")[2]


async def worker_looks_round(story: Story) -> None:
    """A worker opens a case for somebody who comes in, and finds the service."""
    worker = await story("worker")
    await worker.open("/cases")
    await worker.follow("/cases/new$")
    await worker.fill(family_name="Talgatuly", given_name="Yerlan", language="kk", origin="walk_in", needs=["housing"], consent="yes")
    worker.sees("Talgatuly Yerlan")
    await worker.follow("/providers")
    await worker.fill(need="housing")
    worker.sees(HOUSE)


async def filled(story: Story) -> None:
    """A vacancy, a course and a group programme."""
    coordinator = await story("coordinator")
    await coordinator.open("/desk")
    await coordinator.follow("/vacancies$")
    await coordinator.follow("/vacancies/new$")
    await coordinator.fill(
        organisation=story.organisation, title="Welder", description="Welding of frames", text_language="kk", region=OFFICE, place="Almaty",
        remote="no", kind="full_time", places="1", quota="yes", closes_on="31.01.2027",
    )  # fmt: skip
    await coordinator.fill("/state$", act="open")
    await coordinator.open("/desk")
    await coordinator.follow("/courses$")
    await coordinator.follow("/courses/new$")
    (offer,) = [each for each in coordinator.form("", "offer").choices["offer"] if each]
    await coordinator.fill(
        offer=offer,
        title="Welding",
        text_language="kk",
        language="kk",
        place="Room 1",
        seats="5",
        begins_on="01.02.2027",
        ends_on="01.03.2027",
    )
    await coordinator.open("/desk")
    await coordinator.follow("/groups$")
    await coordinator.follow("/groups/new$")
    (leader,) = [each for each in coordinator.form("", "leader").choices["leader"] if each]
    await coordinator.fill(
        programme="employment_skills", place="Room 2", leader=leader, language="kk", seats="8", day="02.02.2027", at="10:00"
    )


async def opened_before_release(story: Story) -> None:
    """The institution opens a case two months before release, and hands it over."""
    colony = await story("colony")
    await colony.open("/")
    await colony.follow("/desk/parts/new$")
    await colony.fill(
        family_name="Talgatuly", given_name="Yerlan", birth_year="1991", phone="+77010000001", language="kk", release_on=RELEASE,
        office=OFFICE, what="No papers and no home", consent="yes",
    )  # fmt: skip
    await colony.follow("/desk/parts/[0-9a-f-]{36}")
    await colony.fill("/hand-over")
    await colony.fill("/hand-over", sure="yes")


async def taken_over(story: Story) -> None:
    """The worker takes the case from those that nobody has."""
    worker = await story("worker")
    await worker.open("/desk")
    await worker.follow("/desk/without-worker")
    worker.sees("Talgatuly Yerlan")
    await worker.fill("/cases/[0-9a-f-]+/take")
    story.case = worker.address
    worker.sees(COLONY)


async def assessed_and_planned(story: Story) -> None:
    """Needs by the short form, and a plan that the person agrees to."""
    worker = await story("worker")
    await worker.open(story.case)
    await worker.follow("/needs$")
    await worker.follow("/needs/short$")
    await worker.send("/short$", {"q-housing-outcome": "need", "q-housing-urgency": "now", "q-housing-wanted": "A bed"})
    await worker.open(story.case)
    await worker.follow("/plans/new$")
    await worker.fill("/plans$", need="housing", goal="A home", step_1="Look at the house", due_1="20.01.2027", owner_1="person")
    await worker.follow("/plan/agreement$")
    await worker.fill(answer="agreed", language="kk", signed="screen", signed_on=f"{NOW:%d.%m.%Y}", name="Yerlan")


async def joined_by_others(story: Story) -> None:
    """A career centre takes part under a consent, and a mentor is found; a seat in the course is asked for."""
    worker, career, mentor = await story("worker"), await story("career"), await story("mentor")
    await worker.open(f"{story.case}/consents")
    await worker.follow("new.purpose=taking_part")
    categories = worker.form("/new", "categories").choices["categories"]
    given: dict[str, str | list[str]] = {"answer": "given", "form": "screen", "language": "kk", "until_on": "24.11.2027"}
    await worker.send("/new", given | {"categories": categories})
    await worker.open(story.case)
    await worker.follow("/parts$")
    (account,) = [each for each in worker.form("/parts$", "account").choices["account"] if "Staff Career" in option(worker, each)]
    await worker.fill("/parts$", account=account, what="Look for a job as a welder", until="24.05.2027")
    await career.open("/desk/parts")
    await career.follow("/desk/parts/[0-9a-f-]{36}")
    career.sees("Talgatuly Yerlan", "Look for a job as a welder")
    await worker.open(story.case)
    await worker.follow("/mentor$")
    await worker.follow("/mentor/new$")
    (who,) = [each for each in worker.form("/mentor/new$", "mentor").choices["mentor"] if each]
    await worker.fill("/mentor/new$", mentor=who, from_on="24.11.2026", until_on="24.05.2027")
    await worker.fill("/mentorships/", act="person_agrees", agreed_form="in_person")
    await mentor.open("/mentor")
    await mentor.fill("/answer$", answer="yes")
    mentor.sees("Talgatuly Yerlan", "+77010000001")
    await worker.open(f"{story.case}/work/courses")
    await worker.fill("/courses$", group=worker.stands("group"), consent="yes")
    worker.sees("Welding")


def option(walker: Walker, value: str) -> str:
    """What a choice of this page is called."""
    found = re.search(rf'value="{re.escape(value)}"[^>]*>([^<]*)<', walker.text)
    return found[1] if found else ""


async def referred_and_answered(story: Story) -> None:
    """The worker sends a link, and the organisation answers through it without an account."""
    worker, partner = await story("worker"), await story.walks(None)
    await worker.open(f"{story.case}/providers?need=housing")
    await worker.follow("/refer/")
    await worker.fill(note="A bed from 24 January", consent="yes")
    await worker.follow("/referrals/[0-9a-f-]+$")
    referral = worker.address
    await worker.follow("/links$")
    await worker.fill("/links$", channel="shown", language=worker.language)
    link = re.search(r"/answer/[\w-]{20,}", worker.text)
    assert link is not None
    await partner.open(link[0])
    await partner.fill("/request")
    await partner.fill("/answer/", answer="accepted", said_by="Aigul", note="Bring the card", day=RELEASE, at="15:00", place="Abai 1")
    await worker.open(referral)
    worker.sees("Aigul", "Abai 1")
    story.clock.move_to(NOW + timedelta(days=62))
    await worker.again()
    await worker.open(referral)
    await worker.fill("/arrival$", answer="arrived")


async def ended_well(story: Story) -> None:
    """The provider, who has an account now, ends the help; the worker prints the case and gives the person their data."""
    provider, worker = await story("provider"), await story("worker")
    await provider.open("/provider")
    await provider.follow("/provider/referrals/")
    for step in ("in-progress", "completed"):
        await provider.fill("/referrals/[0-9a-f-]+$", to=step)
        await provider.fill("", sure="yes")
    await worker.open(story.case)
    worker.reads("Completed")
    await worker.follow("/copy$")
    parts = worker.form("/copy$", "parts").choices["parts"]
    copy = worker.form("/copy$", "parts")
    made = await worker.client.post(copy.action, data={**copy.stands, "parts": parts, "recipient": "person", "language": worker.language})
    assert made.content.startswith(b"%PDF")
    data = worker.form("/copy/data$")
    own = (await worker.client.post(data.action, data={**data.stands, "asked": "yes"})).text
    assert "A bed from 24 January" in own


async def divided(story: Story) -> None:
    """The manager sees what the worker carries; the list of cases is a file."""
    manager = await (await story("manager")).again()
    await manager.open("/desk")
    await manager.follow("/desk/team$")
    manager.sees("Staff Worker")
    await manager.open("/cases")
    export = manager.form("/cases/export")
    purposes = [each for each in export.choices.get("purpose", []) if each]
    table = await manager.client.post(export.action, data={**export.stands, "purpose": purposes[0]})
    assert "Talgatuly Yerlan" in table.text
