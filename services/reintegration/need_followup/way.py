"""The way of a need for its page: each link of it in order, and what is missing said in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from services.reintegration import words as desk_words
from services.reintegration.need_followup import words
from services.reintegration.need_followup.domain import ENDING, Seen, Thing, last_of
from services.reintegration.need_followup.queries.things import Asked, Was
from services.reintegration.needs.domain.states import State
from services.reintegration.needs.words import form, state
from shared.web.i18n import format_date, format_datetime, gettext

STARTED = frozenset({"in-progress", "on-hold", "completed", "failed", "enrolled", "left", "partly", "ended", "started", "job_ended"})
WITHOUT_ANSWER = frozenset({"draft", "requested", "asked", "invited", "considered", "applied"})
ADDRESSES = {
    "goal": "/goals/{}", "referral": "/referrals/{}", "course": "/course-places/{}", "group": "/participations/{}",
    "job": "/job-applications/{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what, how far, and when; `thing` where it can be taken off the need."""

    text: str
    tag: words.Tag | None = None
    quiet: str = ""
    href: str = ""
    thing: Thing | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One link of the way; `missing` is said where it has no line."""

    code: str
    title: str
    missing: str
    lines: Sequence[Line]


def way(things: Sequence[Thing], seen: list[Seen], assessments: Sequence[Asked], states: Sequence[Was]) -> list[Section]:
    """The links of a need in order. `things`: those that are linked to it; `states`: the need's, the
    oldest first; an assessment that changed it stands at the same moment."""
    since = states[0].at
    tasks, goals = _of(things, "task"), _of(things, "goal")
    helps = [each for each in things if each.kind in ENDING]
    asked = [
        *(Line(words.asked(each), quiet=format_datetime(each.begun_at)) for each in tasks),
        *(_assessed(each, gettext("Named in an assessment")) for each in assessments if each.finished_at == since),
    ] or [Line(gettext("Where it was asked is not known"), quiet=format_datetime(since))]
    answered = [Line(words.title(each), words.state(each), href=_href(each)) for each in helps if each.state not in WITHOUT_ANSWER]
    arrived = [
        Line(words.title(each), quiet=_arrival(each), href=_href(each)) for each in helps if each.arrival or each.state in STARTED
    ]  # fmt: skip
    came = [_outcome(each, seen) for each in helps if each.ended or last_of(seen, each.id)]
    found = {was.at: state(State(was.state)) for was in states}
    again = [_assessed(each, form(each.form), found.get(each.finished_at)) for each in assessments if each.finished_at > since]
    nowhere = gettext("No referral, course, group or job is linked.")
    return [
        Section("asked", gettext("Asked"), "", asked),
        Section("tasks", gettext("Task"), gettext("No task is linked."), [_line(each, _task_quiet) for each in tasks]),
        Section("planned", gettext("In the plan"), gettext("No goal of a plan is linked."), [_line(each, _begun) for each in goals]),
        Section("referred", gettext("Referred"), nowhere, [_line(each, _begun) for each in helps]),
        Section("answer", gettext("What was answered"), gettext("Nobody has answered yet."), answered),
        Section("arrived", gettext("Arrived"), gettext("The person has not begun anywhere yet."), arrived),
        Section("outcome", gettext("What came of it"), gettext("Nothing has ended yet."), came),
        Section("again", gettext("Assessed anew"), gettext("Needs were not assessed again."), again),
    ]


def _of(things: Iterable[Thing], kind: str) -> list[Thing]:
    return [each for each in things if each.kind == kind]


def _line(thing: Thing, quiet: Callable[[Thing], str]) -> Line:
    return Line(words.title(thing), words.state(thing), quiet(thing), _href(thing), thing)


def _href(thing: Thing) -> str:
    return ADDRESSES[thing.kind].format(thing.id) if thing.kind in ADDRESSES else ""


def _begun(thing: Thing) -> str:
    return format_datetime(thing.begun_at)


def _task_quiet(thing: Thing) -> str:
    if thing.ended_at:
        return gettext("ended %(moment)s", moment=format_datetime(thing.ended_at))
    return gettext("until %(day)s", day=format_date(desk_words.today(thing.due_at))) if thing.due_at else ""


def _arrival(thing: Thing) -> str:
    if thing.arrival == "not_arrived":
        return gettext("The last word is that the person did not arrive")
    if thing.started_at:
        return gettext("began %(day)s", day=format_date(desk_words.today(thing.started_at)))
    return gettext("The last word is that the person arrived") if thing.arrival else words.state(thing)[0]


def _outcome(thing: Thing, seen: list[Seen]) -> Line:
    said = last_of(seen, thing.id)
    if said is None:
        return Line(words.title(thing), (gettext("Nobody has said it yet"), "govuk-tag--red"), thing=thing)
    quiet = f"{format_datetime(said.at)} · {said.by_name}"
    note = " ".join(filter(None, (f"{words.why(said.why)}." if said.why else "", said.note)))
    return Line(words.title(thing), words.answer(said.answer), quiet, thing=thing, note=note)


def _assessed(each: Asked, text: str, tag: words.Tag | None = None) -> Line:
    return Line(text, tag, quiet=f"{format_datetime(each.finished_at)} · {each.finished_by_name}", href=f"/assessments/{each.id}")
