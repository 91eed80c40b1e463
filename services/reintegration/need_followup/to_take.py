"""What the person takes home about their needs: what was asked, what happens, who does what by when, what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from services.reintegration import words as desk_words
from services.reintegration.need_followup.domain import ENDING, Answer, Seen, Thing, last_of
from services.reintegration.need_followup.queries.things import outcomes_of, things_of
from services.reintegration.needs.domain.pathways import SENSITIVE, Pathway
from services.reintegration.needs.domain.states import State
from services.reintegration.needs.queries import ShownNeed, needs_of
from services.reintegration.needs.words import pathway
from services.reintegration.plans.own.view import OwnStep, own_plan
from services.reintegration.plans.queries import ShownPlan, plans_of
from shared.contributions import NeedToTake
from shared.messages.base import Language
from shared.printing.speaking import speaking
from shared.web.i18n import format_date, gettext

REFUSED = frozenset({"rejected", "declined", "refused", "cancelled", "withdrawn", "entered-in-error"})
NOT_SENT = frozenset({"draft", "considered"})
AWAITED = frozenset({"requested", "asked", "invited", "applied", "interview"})
AGREED = frozenset({"accepted", "waiting", "agreed", "offered"})
GOES_ON = frozenset({"in-progress", "on-hold", "enrolled", "started"})


async def needs_to_take(person: UUID, language: Language, now: datetime, *, sensitive: bool) -> Sequence[NeedToTake]:
    """Each need of the person in plain words in that language. Without `sensitive`, health and the like are left out.

    Call `case` first: it checks who may read; that `sensitive` was asked for is recorded by the caller.
    """
    needs = [each for each in await needs_of(person, sensitive=sensitive) if each.pathway is not None]
    if not needs:
        return []
    things, plans = await things_of(person), await plans_of(person, sensitive=sensitive)
    seen = {each.id: await outcomes_of(person, each.id, each.pathway or Pathway.OTHER) for each in needs}
    with speaking(language):
        return [
            _told(need, [each for each in things if each.need_id == need.id], plans, seen[need.id], desk_words.today(now)) for need in needs
        ]


def _told(need: ShownNeed, things: Sequence[Thing], plans: Sequence[ShownPlan], seen: list[Seen], today: date) -> NeedToTake:
    steps = _steps(need.id, plans, today)
    said = list(_pairs(need, things, steps, seen))
    return NeedToTake(pathway(need.pathway), said)


def _pairs(need: ShownNeed, things: Sequence[Thing], steps: Sequence[OwnStep], seen: list[Seen]) -> Iterator[tuple[str, str]]:
    yield gettext("What I asked for"), _asked(need, things)
    happening = [text for each in things if (text := _now(each))]
    if need.state is State.MET:
        happening = []
    elif need.state is State.DECLINED:
        happening = [gettext("I do not want help with this now. I can change my mind at any time.")]
    elif not happening and not steps:
        happening = [gettext("Nothing has begun yet. I can ask the social worker why.")]
    if happening:
        yield gettext("What is happening"), "\n".join(happening)
    if steps and need.state not in (State.DECLINED, State.MET):
        yield gettext("Who does what"), "\n".join(f"{step.text}: {step.who}, {step.when}" for step in steps)
    if came := _came(need, things, seen):
        yield gettext("What came of it"), "\n".join(came)


def _asked(need: ShownNeed, things: Sequence[Thing]) -> str:
    day = format_date(desk_words.today(min([need.found_at, *(each.begun_at for each in things if each.kind == "task")])))
    asked = gettext("I said on %(day)s that I need help.", day=day)
    own = need.wanted if need.pathway not in SENSITIVE else ""
    return f"{asked} “{own}”" if own else asked


def _now(thing: Thing) -> str:
    day = format_date(desk_words.today(thing.due_at)) if thing.due_at else ""
    if thing.kind == "task":
        if thing.state == "taken":
            return gettext("%(name)s looks after it, until %(day)s.", name=thing.who or "", day=day)
        return gettext("The desk looks after it, until %(day)s.", day=day) if thing.state == "open" else ""
    if thing.kind not in ENDING or thing.ended or thing.state in REFUSED | NOT_SENT:
        return ""
    who = thing.who or gettext("A group")
    if thing.state in AWAITED:
        if day:
            return gettext("%(name)s was asked and answers by %(day)s.", name=who, day=day)
        return gettext("%(name)s was asked; the answer is still to come.", name=who)
    if thing.state in AGREED:
        return gettext("%(name)s said yes. The social worker tells me when it begins.", name=who)
    return gettext("It has begun: %(name)s.", name=who) if thing.state in GOES_ON else ""


def _steps(need: UUID, plans: Sequence[ShownPlan], today: date) -> Sequence[OwnStep]:
    mine = [replace(plan, goals=[goal for goal in plan.goals if goal.need_id == need]) for plan in plans if plan.state == "active"]
    found = own_plan("", mine, None, waits=False, today=today)
    return [step for goal in found.goals for step in goal.steps if not step.done]


def _came(need: ShownNeed, things: Sequence[Thing], seen: list[Seen]) -> list[str]:
    words = {
        Answer.MET: gettext("I have what I needed."),
        Answer.PARTLY: gettext("It helped in part. We go on."),
        Answer.NOT_MET: gettext("It did not help yet. We look for another way."),
    }
    if need.state is State.MET:
        return [words[Answer.MET]]
    found = []
    for each in things:
        said = last_of(seen, each.id)
        name = each.who or gettext("A group")
        if said is not None:
            found.append(f"{name}: {words[said.answer]}")
        elif each.kind == "referral" and each.state in ("rejected", "refused"):
            found.append(gettext("%(name)s said no. We look for another way.", name=name))
        elif each.ended:
            found.append(gettext("%(name)s: it has ended. The social worker asks me whether it helped.", name=name))
    return found
