"""Released in a year: an institution, a social worker and a provider, first by a link, until a job is kept for half a year."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from services.reintegration.demo import demo_id
from services.reintegration.stages.jobs import walk_paths
from services.reintegration.stages.words import stage
from shared.identity.demo import PROVIDER
from tests.builders.moments import FixedClock
from tests.support.walking import Walker, Walks

NAME = "Demo Yerlan Talgatuly"
RELEASE = date(2027, 11, 24)
AFTER_THAT = ((27, 1, 2028), (27, 3, 2028), (25, 6, 2028))
"""30, 90 and 180 days after the first day of work."""


@dataclass
class Story:
    """The social worker, the provider, and the clock of both."""

    social: Walker
    provider: Walker
    clock: FixedClock
    case: str = ""

    async def passes(self, day: date) -> None:
        """The day comes, and what begins with it begins."""
        self.clock.move_to(datetime(day.year, day.month, day.day, 6, tzinfo=UTC))
        await walk_paths({})

    async def on(self, day: date) -> str:
        """The day comes, and the worker signs in again. Returns the day as a form takes it."""
        await self.passes(day)
        await self.social.again()
        return f"{day:%d.%m.%Y}"


@pytest.mark.usefixtures("desk")
async def test_from_a_year_before_release_to_half_a_year_of_work(walks: Walks, fixed_clock: FixedClock) -> None:
    await opened_by_the_institution(await walks("institution"))
    story = Story(await walks("social"), await walks("provider"), fixed_clock)
    await taken_by_a_worker(story)
    link = await asked_for_a_bed(story)
    await answered_through(link, await walks(None))
    await released(story)
    await planned(story)
    await learned(story)
    await applied(story)
    await kept(story)
    await housed(story)
    await ended(story)


async def opened_by_the_institution(institution: Walker) -> None:
    await institution.open("/desk/parts")
    await institution.follow("/desk/parts/new")
    await institution.fill(
        family_name="Demo", given_name="Yerlan", patronymic="Talgatuly", birth_year="1991", phone="+77010000001", language="kk",
        release_on=f"{RELEASE:%d.%m.%Y}", office="75", what="No papers and no home; welded in the workshop", consent="yes",
    )  # fmt: skip
    institution.reads("No worker has taken the case yet.")
    await institution.follow("/desk/parts/[0-9a-f-]{36}")
    await institution.fill("/notes", words="His mother lives in Almaty")
    await institution.fill("/hand-over")
    institution.reads("Your institution sees this case no more. The desk goes on with it.")
    await institution.fill("/hand-over", sure="yes")
    institution.misses(NAME)


async def taken_by_a_worker(story: Story) -> None:
    social = story.social
    await social.open("/desk")
    await social.follow("/desk/without-worker")
    social.sees(NAME)
    (take,) = re.findall(rf'action="/cases/([0-9a-f-]+)/take"(?:(?!</form>).)*{NAME}', social.text, re.DOTALL)
    await social.fill(f"/cases/{take}/take")
    story.case = social.address
    social.reads("The institution handed the case over to the desk", "All stages of the case", "Who brought the case")
    social.sees("Demo Institution Worker")
    social.misses(social.said("Not written down yet."))
    await social.follow("/part-notes$")
    social.sees("His mother lives in Almaty", "Demo Institution Worker")
    await social.open(story.case)
    await social.follow("/papers$")
    await social.follow("/papers/identity_card")
    await social.fill(state="missing", due_on="24.03.2027", companion="worker", who="me")
    social.reads("Is missing")


async def asked_for_a_bed(story: Story) -> str:
    social = story.social
    await social.open(story.case)
    await social.follow("/providers$")
    await social.fill(need="housing")
    await social.follow("/refer/")
    social.sees(NAME, "+77010000001")
    await social.fill(note="A bed from 24 November 2027", consent="yes")
    await social.follow("/referrals/[0-9a-f-]+$")
    await social.follow("/links$")
    await social.fill("/links$", channel="shown", language=social.language)
    social.reads("Print it, copy it or read it out now: this page shows it once, and nobody can look it up later.")
    found = re.search(r"/answer/[\w-]{20,}", social.text)
    assert found is not None
    return found[0]


async def answered_through(link: str, visitor: Walker) -> None:
    await visitor.open(link)
    visitor.misses(NAME)
    await visitor.fill("/request")
    visitor.sees(NAME, "A bed from 24 November 2027")
    await visitor.fill("/answer/", answer="accepted", said_by="Aigul", note="Bring the card", day="24.11.2027", at="15:00", place="Abai 1")
    visitor.reads("Thank you, your answer has arrived")
    await visitor.open(link, status=410)
    visitor.reads("An answer was given through this link already")


async def released(story: Story) -> None:
    for day in (date(2027, 3, 20), date(2027, 5, 24), date(2027, 10, 24)):
        await story.passes(day)
    social, today = story.social, await story.on(RELEASE)
    await social.open("/desk")
    social.reads("My tasks")
    await social.open(story.case)
    social.sees(stage("release_day", RELEASE, social.language))
    await social.follow("/referrals/[0-9a-f-]+$")
    social.sees("Aigul", "Abai 1")
    await social.fill("/times/[0-9a-f-]+$", step="choose", asked="yes")
    await social.fill("/arrival", answer="arrived")
    social.reads("The desk says that the person arrived; the provider has not confirmed it yet")
    await social.open(f"{story.case}/consents")
    shared = ["name", "language", "need", "note", "phone"]
    again: dict[str, str | list[str]] = {"answer": "given", "form": "screen", "language": "kk", "until_on": "24.11.2028"}
    for purpose, what in (("help", {"categories": ["case"]}), ("referral", {"categories": shared, "organisations": [str(PROVIDER)]})):
        await social.follow(f"purpose={purpose}&renews")
        await social.send("/new", {**again, **what})
    await social.open(f"{story.case}/papers/identity_card")
    await social.fill(state="has")
    await social.open(f"{story.case}/stages")
    await social.follow("/tasks/first_night")
    await social.fill(outcome="met", words=f"A bed in the centre since {today}")
    await social.open(f"{story.case}/stages")
    social.sees(f"A bed in the centre since {today}")


async def planned(story: Story) -> None:
    social = story.social
    await social.open(story.case)
    await social.follow("/plans/new$")
    await social.fill("/plans$", need="work", goal="A job as a welder", step_1="Learn welding", due_1="31.12.2027", owner_1="person")
    await social.follow("/plan/agreement$")
    await social.fill(answer="agreed", language="kk", signed="screen", signed_on=f"{RELEASE:%d.%m.%Y}", name="Yerlan")
    await social.open(story.case)
    social.reads("The person agrees")


async def learned(story: Story) -> None:
    social, provider = story.social, await story.provider.again()
    await provider.open("/provider")
    await provider.follow("/provider/courses")
    await provider.follow("/courses/new")
    await provider.fill(
        offer=str(demo_id("offer-course")), title="Welding", text_language="kk", language="kk", place="Room 1", seats="1",
        begins_on="26.11.2027", ends_on="23.12.2027",
    )  # fmt: skip
    group = provider.address
    await provider.fill("/sessions", day="26.11.2027", at="09:00", minutes="90", topic="Seams")
    await social.open(f"{story.case}/work")
    await social.follow("/work/courses")
    await social.fill("/courses", group=group.rsplit("/", 1)[1], consent="yes")
    await social.fill("/course-places", to="enrolled")
    place = social.address
    await story.passes(date(2027, 11, 27))
    await provider.again()
    await provider.open("/provider/courses")
    await provider.follow(group)
    provider.sees(NAME)
    await provider.follow("/sessions/")
    await provider.send("/sessions/", {"held": "yes", f"mark-{place.rsplit('/', 1)[1]}": "present"})
    today = await story.on(date(2027, 12, 24))
    await social.open(f"{story.case}/work")
    await social.follow(place)
    await social.fill("/course-places", to="completed", result="passed", certificate_number="A-17", certificate_on=today)
    social.reads("Finished the course")
    social.sees("A-17")


async def applied(story: Story) -> None:
    social, provider = story.social, await story.provider.again()
    await provider.open("/provider/vacancies")
    await provider.follow("/vacancies/new")
    await provider.fill(
        title="Welder", description="Welding of frames", text_language="kk", region="75", place="Almaty", remote="no", kind="full_time",
        places="1", quota="yes", closes_on="31.01.2028",
    )  # fmt: skip
    await provider.fill("/state", act="propose")
    await social.open("/desk")
    await social.follow("/vacancies$")
    await social.follow("state=proposed")
    await social.follow("/vacancies/[0-9a-f-]{36}$")
    await social.fill("/state", act="open")
    await social.open(f"{story.case}/work")
    await social.follow("/work/cv$")
    await social.fill("/cv", work="Welded in the workshop", courses="Welding, A-17", shown=["work", "courses"])
    await social.follow("/work/vacancies")
    await social.fill("/vacancies", vacancy=social.stands("vacancy"))
    await social.fill("/send", language="kk", consent="yes")
    social.reads("CV sent")
    await provider.open("/provider/applicants")
    provider.sees(NAME)
    application = social.address
    await social.fill("/job-applications/[0-9a-f-]+$", to="interview", day="27.12.2027", at="10:00")
    today = await story.on(date(2027, 12, 28))
    await social.open(application)
    await social.fill("/job-applications/[0-9a-f-]+$", to="offered")
    await social.follow("/jobs/new")
    await social.fill("/jobs/new", started_on=today, contract_seen="yes")


async def kept(story: Story) -> None:
    social = story.social
    for step, (day, month, year) in enumerate(AFTER_THAT, 1):
        today = await story.on(date(year, month, day))
        await social.open("/desk")
        await social.follow("/employments/")
        await social.follow(f"/proofs/{step}$")
        await social.fill(seen="payslip", seen_on=today)
    assert social.words.count(social.said("A payslip")) == len(AFTER_THAT)


async def housed(story: Story) -> None:
    provider = await story.provider.again()
    await provider.open("/provider")
    await provider.follow("/provider/referrals/")
    provider.sees(NAME)
    await provider.fill("/arrival", answer="arrived")
    for step in ("in-progress", "completed"):
        await provider.fill("/referrals/[0-9a-f-]+$", to=step)
        await provider.fill("", sure="yes")
    provider.reads("Completed")


async def ended(story: Story) -> None:
    social = story.social
    await story.on(date(2028, 11, 24))
    await social.open(f"{story.case}/plan")
    await social.follow("/steps/[0-9a-f-]+/complete")
    await social.fill("/complete", done_on="24.12.2027", evidence="Certificate A-17")
    await social.open(story.case)
    social.sees(stage("exit", RELEASE, social.language))
    await social.follow("/stages$")
    await social.follow("/tasks/final_talk")
    await social.fill(outcome="met", words="He has a home and a job")
    await social.open(story.case)
    await social.follow("/close$")
    await social.fill("/close", reason="goals_reached")
    social.reads("What was agreed has been reached", "Achieved", "Completed")
    social.misses(social.said("The registration has ended"), social.said("Waits for the person’s answer"))
    await social.open("/desk")
    await social.open("/cases?which=closed")
    social.sees(NAME)
