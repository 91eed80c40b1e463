"""An organisation enters itself, helps, and ends while referrals of two people are open: they come back and go to another provider."""

import re
from dataclasses import dataclass
from datetime import timedelta

from services.reintegration.referral_page.jobs import give_back
from tests.builders.desk import Desk, opened
from tests.builders.moments import FixedClock
from tests.support.accounts import account_made, secrets_shown
from tests.support.walking import Walker, Walks

NAME, PERSON, SECOND, PHONE = "Demo Zhana Zhol", "Demo Person", "Demo Second", "+77010000000"
DAY, AT = "25.11.2026", "10:00"


@dataclass
class Story:
    """Who takes part; what the provider is called in addresses."""

    desk: Desk
    walks: Walks
    clock: FixedClock
    social: Walker
    coordinator: Walker
    admin: Walker
    number: str = ""

    @property
    def case(self) -> str:
        """The person's page."""
        return f"/cases/{self.desk.person}"

    def later(self, **much: int) -> None:
        """Time passes."""
        self.clock.move_to(self.clock.moment + timedelta(**much))


async def test_from_the_public_form_to_referrals_that_come_back(desk: Desk, walks: Walks, fixed_clock: FixedClock) -> None:
    story = Story(desk, walks, fixed_clock, await walks("social"), await walks("coordinator"), await walks("admin", service="probation"))
    await entered_and_accepted(story)
    lead = await given_an_account(story)
    colleague = await invited(story, lead)
    await described(story, lead)
    first = await found_and_referred(story)
    await answered(story, colleague, first)
    await came(story, colleague, first)
    await counted(story, lead)
    waiting = await asked_again(story)
    await nobody_left(story, waiting)
    await ended(story, first, waiting)
    await passed_on(story, first, waiting)


async def entered_and_accepted(story: Story) -> None:
    """The form is open to everybody, and the coordinator sees on the desk that an organisation waits."""
    visitor, coordinator = await story.walks(None), story.coordinator
    await visitor.open("/sign-in")
    await visitor.follow("/join$")
    await visitor.fill(
        name=NAME,
        what="A house with six beds, and help with papers",
        region="75",
        phone="+7 727 000 00 09",
        contact="Aigul, +7 701 000 00 08",
    )
    visitor.reads("Thank you. A coordinator looks at what you sent and gets in touch. Nothing is published before that.")
    await coordinator.open("/desk")
    await coordinator.follow("/directory/changes$")
    coordinator.sees(NAME)
    coordinator.reads("entered itself")
    await coordinator.follow("/directory/changes/[0-9a-f-]{36}")
    coordinator.sees("Aigul, +7 701 000 00 08", "A house with six beds")
    await coordinator.fill("/directory/changes/", do="accept")
    coordinator.misses("Aigul")
    await coordinator.follow("/directory/entries/organisation/")
    story.number = coordinator.address.rpartition("/")[2]
    coordinator.reads("The administrator enters it in the account of the provider's staff.", "No service yet.", "No place yet.")
    coordinator.sees(story.number)


async def given_an_account(story: Story) -> Walker:
    """The administrator makes the account of the organisation's lead."""
    secrets = await account_made(story.admin, login="zhol.lead", name="Demo Aigul", role="provider", provider=story.number, leads="yes")
    lead = await story.walks("zhol.lead", secrets=secrets)
    await lead.open("/")
    lead.reads("No referral waits for an answer. New ones appear here automatically.")
    return lead


async def invited(story: Story, lead: Walker) -> Walker:
    """The lead makes the account of a colleague."""
    await lead.follow("/provider/staff$")
    await lead.follow("/provider/staff/new$")
    await lead.fill(login="zhol.2", name="Demo Sanzhar", language=lead.language)
    secrets = secrets_shown(lead)
    await lead.follow("/provider/staff$")
    lead.sees("Demo Sanzhar")
    return await story.walks("zhol.2", secrets=secrets)


async def described(story: Story, lead: Walker) -> None:
    """The provider proposes a place and a service, and says how many beds are free."""
    await lead.open("/provider")
    lead.reads("Your organisation has no service here yet. Propose one on the page of your organisation in the directory.")
    await lead.follow("/directory/entries/organisation/")
    await lead.follow("/directory/new/location")
    await lead.fill(address_1="Demo 7", city="Almaty", latitude="43.25", longitude="76.9", kato="75", access=["wheelchair"])
    lead.reads("Thank you. The coordinator looks at it; until then the entry stays as it was.", "Waits for the coordinator")
    await accepted(story)
    await lead.follow("/directory/new/service")
    (place,) = lead.form("", "locations").choices["locations"]
    await lead.send("", {
        "name_kk": "Алты төсек", "name_ru": "Шесть мест", "name_en": "Six beds", "need": "housing", "languages": ["kk", "ru"],
        "documents_ru": "Удостоверение", "locations": [place], "hours_mo_from": "09:00", "hours_mo_to": "18:00",
    })  # fmt: skip
    await accepted(story)
    await lead.open("/provider")
    await lead.fill("/capacity$", available="2", maximum="6")
    lead.misses(lead.said("Your organisation has no service here yet. Propose one on the page of your organisation in the directory."))


async def accepted(story: Story) -> None:
    """The coordinator looks at the oldest proposal."""
    coordinator = story.coordinator
    await coordinator.open("/directory")
    await coordinator.follow("/directory/changes$")
    await coordinator.follow("/directory/changes/[0-9a-f-]{36}")
    await coordinator.fill("/directory/changes/", do="accept")
    coordinator.reads("Accepted")


async def found_and_referred(story: Story) -> str:
    """The worker finds the new service by its name; returns the referral's page."""
    social = story.social
    await social.open(story.case)
    await social.follow("/providers$")
    await social.fill(need="housing", words="zhol")
    social.sees(NAME)
    social.misses("Demo Night Shelter")
    return await referred(story, "A bed from Monday")


async def referred(story: Story, note: str) -> str:
    """The offer on this page is asked; returns the referral's page."""
    social = story.social
    await social.follow("/refer/")
    await social.fill(note=note, consent="yes")
    social.reads("Waiting for an answer")
    return await _newest(story, note)


async def _newest(story: Story, note: str) -> str:
    social = story.social
    for address in re.findall(r'"(/referrals/[0-9a-f-]{36})"', social.text):
        await social.open(address)
        if note in social.words:
            return str(address)
    raise AssertionError(note)


async def answered(story: Story, colleague: Walker, referral: str) -> None:
    """The provider says yes and proposes a time; the person agrees to it through the worker."""
    await colleague.open("/provider")
    colleague.sees(PERSON, "A bed from Monday")
    await colleague.follow("/provider/referrals/")
    colleague.sees(PHONE)
    await colleague.fill("/referrals/[0-9a-f-]+$", to="accepted")
    await colleague.fill("", sure="yes")
    await colleague.fill("/times$", day=DAY, at=AT, minutes="30", place="Demo 7", contact="Demo Sanzhar")
    social = story.social
    await social.open(referral)
    social.sees("Demo Sanzhar", "Demo 7")
    await social.fill("/times/[0-9a-f-]+$", step="choose", asked="yes")
    await social.open(story.case)
    social.link("/desk-appointments/")
    await colleague.open("/provider")
    await colleague.follow("/provider/meetings$")
    colleague.sees(PERSON)
    colleague.reads("Agreed")


async def came(story: Story, colleague: Walker, referral: str) -> None:
    """On the next day both sides say that the person arrived."""
    story.later(days=1)
    await colleague.again()
    await colleague.open("/provider")
    await colleague.follow("/provider/referrals/")
    await colleague.fill("/arrival$", answer="arrived")
    await story.social.again()
    await story.social.open(referral)
    await story.social.fill("/arrival$", answer="arrived")
    story.social.reads("Both sides confirm: the person arrived and was introduced")
    await colleague.open(colleague.address)
    await colleague.fill("/referrals/[0-9a-f-]+$", to="in-progress")
    await colleague.fill("", sure="yes")


async def counted(story: Story, lead: Walker) -> None:
    """The figures count the referral and the answer, and name nobody."""
    await lead.again()
    await lead.open("/provider")
    await lead.follow("/provider/figures$")
    lead.reads("Median time to an answer, hours")
    lead.misses(PERSON)
    assert re.search(r"<dt[^>]*>" + lead.said("Answered") + r"</dt><dd[^>]*>1</dd>", lead.text)


async def asked_again(story: Story) -> str:
    """Somebody else is referred there, and the referral waits; returns its page."""
    second = await opened(SECOND)
    await story.social.open(f"/cases/{second.person}/providers?need=housing&words=zhol")
    return await referred(story, "A bed for another person")


async def nobody_left(story: Story, waiting: str) -> None:
    """The administrator switches both accounts off: what waits becomes a task."""
    await story.admin.again()
    for login in ("zhol.lead", "zhol.2"):
        await story.admin.open("/admin")
        account = re.search(rf"{login}.*?(/admin/accounts/[0-9a-f-]+/disable)", story.admin.text, re.DOTALL)
        assert account is not None
        await story.admin.fill(account[1])
    await give_back({})
    await story.social.open("/desk")
    story.social.reads("Nobody at the provider can sign in: %(need)s", need=story.social.said("Housing"))
    await story.social.open(waiting)
    story.social.reads(
        "Nobody at the provider can sign in any more. Send a link for one answer, write down what they say on the phone, "
        "or pass the referral on to another provider."
    )


async def ended(story: Story, *referrals: str) -> None:
    """The coordinator ends the organisation, with a reason."""
    coordinator = await story.coordinator.again()
    await coordinator.open(f"/directory/entries/organisation/{story.number}")
    await coordinator.follow("/end$")
    await coordinator.fill("/end$", reason="The house was sold", do="end")
    coordinator.reads("No longer in the directory")
    await give_back({})
    for referral in referrals:
        await story.social.open(referral)
        story.social.reads("The provider or its service has ended. Pass the referral on to another provider, or take it back.")
    await story.social.open(f"{story.case}/providers?need=housing&words=zhol")
    story.social.misses(NAME)


async def passed_on(story: Story, *referrals: str) -> None:
    """The worker takes each task on, passes the referral on, and says that the task is done; the earlier referral ends with it."""
    social = story.social
    await social.open("/desk")
    social.reads("Find another provider: %(need)s", need=social.said("Housing"))
    for number, referral in enumerate(referrals):
        await social.open("/desk")
        take = next(each for each in re.findall(r'action="(/tasks/[0-9a-f-]+/take)"', social.text))
        await social.fill(take)
        await social.open(referral)
        await social.follow("/providers.need=housing&(?:amp;)?replaces=")
        await social.follow("/refer/")
        social.reads("This passes an open referral on: the earlier one ends with it, and its provider is told that it was withdrawn.")
        await social.fill(note=f"Passed on {number}", consent="yes")
        social.reads("Passed on from an earlier referral")
        social.misses(NAME)
        await social.open(referral)
        social.reads("Passed on with a new referral", "Withdrawn")
        await social.open("/desk")
        await social.follow("/tasks/[0-9a-f-]+/done$")
        await social.fill("/done$", outcome="met", words="Another house takes the person")
    await social.open("/desk")
    social.misses(social.said("Find another provider: %(need)s", need=social.said("Housing")))
    provider = await story.walks("provider")
    await provider.open("/provider")
    provider.sees("Passed on 0", "Passed on 1")
