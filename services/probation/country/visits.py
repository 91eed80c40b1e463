"""The check-ins of a person of the synthetic country, up to the one that is due next: who came, and what was seen and decided."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import count
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.cases.domain.frequency import Frequency
from services.probation.check_ins.domain.lifecycle import State
from services.probation.check_ins.domain.schedule import Window, planned
from services.probation.country import phrases
from services.probation.country.cases import Case, pick, receipt, window, working_day
from shared.actors import Actor
from shared.demo.country import Person, new_id, staff
from shared.demo.life import CheckIn, Concern, Review, Visit, settled
from shared.messages.base import Need

CAME, VOUCHED = 0.93, 0.03
LATE = 0.12
THRESHOLD = 0.62
DAYS, HOURS = (0.62, 0.87), (8.0, 19.5)
NEEDS: tuple[tuple[Need, float], ...] = (
    ("work", 0.27), ("housing", 0.17), ("documents", 0.13), ("education", 0.1), ("health", 0.08), ("mental_health", 0.06),
    ("money", 0.06), ("legal", 0.05), ("alcohol", 0.04), ("family", 0.02), ("drugs", 0.01), ("other", 0.01),
)  # fmt: skip
MOODS = (("well", 0.42), ("ok", 0.34), ("very_well", 0.19), ("not_well", 0.035), ("struggling", 0.015))
MOVEMENTS = (("turn_left", "blink"), ("turn_right", "blink"), ("turn_left", "look_up"), ("look_up", "turn_right"))
Seen = tuple[str, str, str, str | None]
WITH_FACE: tuple[tuple[Seen, float], ...] = (
    (("match", "live", "good", None), 0.905),
    (("review", "live", "good", "review"), 0.02),
    (("match", "not_live", "good", "not_live"), 0.022),
    (("match", "live", "poor", "poor_quality"), 0.013),
    (("no_match", "live", "good", "no_match"), 0.009),
    (("no_face", "not_live", "poor", "no_face"), 0.008),
    (("not_attempted", "not_attempted", "not_assessed", "camera_refused"), 0.008),
    (("not_attempted", "not_attempted", "not_assessed", "cannot_move"), 0.004),
    (("not_attempted", "not_attempted", "not_assessed", "no_camera"), 0.005),
    (("not_attempted", "not_attempted", "not_assessed", "chose_officer"), 0.003),
    (("error", "error", "not_assessed", "engine_error"), 0.003),
)
"""(match, liveness, quality, reason) of a visit of somebody whose face is enrolled, by share."""
NO_TEMPLATE: Seen = ("no_template", "not_attempted", "not_assessed", "no_template")
NO_BASIS: Seen = ("not_attempted", "not_attempted", "not_assessed", "basis_missing")
SCORES = {"match": (0.68, 0.94), "review": (0.56, 0.615), "no_match": (0.28, 0.5)}
VERDICTS = (("match", 0.88), ("vouched_in_person", 0.08), ("match_with_concern", 0.04))
OUTCOMES = (("excused", 0.44), ("not_excused", 0.5), ("our_fault", 0.06))


@dataclass(frozen=True, slots=True)
class Due:
    """A check-in as it was created, before anything happened to it."""

    id: UUID
    window: Window
    made_at: datetime

    def check_in(
        self,
        state: State,
        visit: Visit | None = None,
        doubt: str | None = None,
        recorded_at: datetime | None = None,
        receipt: str | None = None,
        reviews: tuple[Review, ...] = (),
        items: tuple[UUID, ...] = (),
    ) -> CheckIn:
        """What became of it."""
        day, opens_at, closes_at = self.window.due_on, self.window.opens_at, self.window.closes_at
        return CheckIn(self.id, day, opens_at, closes_at, self.made_at, state, visit, doubt, recorded_at, receipt, reviews, items)


def due_days(first: date, frequency: Frequency, until: date) -> Iterator[date]:
    """Every due day from the first to the last of the term: as `schedule.next_due` gives them one after another."""
    last = date.min
    for number in count():
        day = first if number == 0 else working_day(planned(first, frequency, number))
        if day > until:
            return
        if day > last:
            yield day
            last = day


def check_ins(person: Person, case: Case, midnight: datetime, time_zone: ZoneInfo, rng: Random) -> tuple[CheckIn, ...]:
    """In order. A check-in not settled by `midnight` still waits; one not settled when the registration was closed is cancelled."""
    ends = min(case.closed_at or midnight, midnight)
    found, made_at = [], case.opened_at
    for day in due_days(case.first_check_in_on, case.frequency, case.term_ends_on):
        due = Due(new_id(rng), window(day, time_zone), made_at)
        one = _check_in(person, case, due, ends, rng)
        found.append(one)
        made_at = min(one.recorded_at or due.window.closes_at, due.window.closes_at)
        if one.state == State.CREATED or made_at >= ends:
            break
    if case.closed_at is not None:
        found = [_closed(one) for one in found]
    return tuple(found)


def _closed(one: CheckIn) -> CheckIn:
    """Open check-ins are cancelled when the registration ends."""
    return replace(one, state=State.CANCELLED) if one.state in {State.CREATED, State.SUBMITTED} else one


def _check_in(person: Person, case: Case, due: Due, ends: datetime, rng: Random) -> CheckIn:
    chance, came_at = rng.random(), _came_at(due.window.opens_at, rng)
    if chance < CAME:
        if came_at >= ends:
            return due.check_in(State.CREATED)
        if chance < VOUCHED:  # the officer had the person in front of them: no kiosk
            review = Review(new_id(rng), "vouched_in_person", "", person.officer, came_at)
            return due.check_in(State.REVIEWED, None, None, came_at, receipt(rng), (review,))
        return _handed_in(person, case, due, came_at, ends, rng)
    if due.window.closes_at > ends:
        return due.check_in(State.CREATED)
    return _missed(person, case, due, ends, rng)


def _came_at(opens_at: datetime, rng: Random) -> datetime:
    chance = rng.random()
    day = (chance > DAYS[0]) + (chance > DAYS[1])
    return opens_at + timedelta(days=day, seconds=int((HOURS[0] + rng.random() * (HOURS[1] - HOURS[0])) * 3600))


def _handed_in(person: Person, case: Case, due: Due, at: datetime, ends: datetime, rng: Random) -> CheckIn:
    visit = _visit(person, case, at, ends, rng)
    if visit.reason is None:
        return due.check_in(State.REVIEWED, visit, None, at, receipt(rng))
    reviews = _reviews(person, visit, at, ends, rng)
    state = State.REVIEWED if settled(reviews) is not None else State.SUBMITTED
    return due.check_in(state, visit, visit.reason, at, receipt(rng), reviews, _items(rng))


def _missed(person: Person, case: Case, due: Due, ends: datetime, rng: Random) -> CheckIn:
    """A missed check-in: the person came late, or an officer found out why, or it waits for that."""
    closes_at = due.window.closes_at
    came_at = closes_at + timedelta(hours=9 + rng.random() * 33)
    if rng.random() < LATE and came_at < ends:
        visit = _visit(person, case, came_at, ends, rng)
        return due.check_in(State.EXPIRED, visit, "late", came_at, receipt(rng), _reviews(person, visit, came_at, ends, rng), _items(rng))
    outcome = pick(OUTCOMES, rng)
    at = _office_hours(closes_at + timedelta(hours=10 + rng.expovariate(1 / 20)), rng)
    if at >= ends:
        return due.check_in(State.EXPIRED, items=_items(rng))
    note = rng.choice(phrases.of(phrases.MISSED[outcome], person.officer.language))
    return due.check_in(State.EXPIRED, reviews=(Review(new_id(rng), outcome, note, person.officer, at),), items=_items(rng))


def _items(rng: Random) -> tuple[UUID, ...]:
    """The queue items that a check-in may need: missed, to be looked at, second opinion."""
    return (new_id(rng), new_id(rng), new_id(rng))


def _visit(person: Person, case: Case, at: datetime, ends: datetime, rng: Random) -> Visit:
    if case.basis is None or case.basis.kind == "consent":
        seen = NO_BASIS
    elif case.enrolled_at is None or at < case.enrolled_at:
        seen = NO_TEMPLATE
    else:
        seen = pick(WITH_FACE, rng)
    match, liveness, quality, reason = seen
    score = round(_between(SCORES[match], rng), 4) if match in SCORES else None
    movements = MOVEMENTS[int(rng.random() * len(MOVEMENTS))] if match in SCORES or match == "no_face" else ()
    mood, contact = pick(MOODS, rng), "yes" if rng.random() < 0.025 else "no"
    needs: tuple[Need, ...] = ()
    words = ""
    if rng.random() < 0.12:
        needs = tuple(dict.fromkeys(pick(NEEDS, rng) for _ in range(1 if rng.random() < 0.8 else 2)))
        if rng.random() < 0.5:
            words = rng.choice(phrases.of(phrases.ASKED[needs[0]], person.language))
    kinds = (*(("wellbeing",) * (mood in {"not_well", "struggling"})), *(("contact_wanted",) * (contact == "yes")))
    concerns = tuple(Concern(new_id(rng), kind, _before(_later(at, 40, rng), ends)) for kind in kinds)
    changes = "yes" if rng.random() < 0.05 else "no"
    return Visit(
        new_id(rng), match, liveness, quality, score, reason, movements, _answers(mood, changes, needs, contact, words), needs, words,
        concerns, at - timedelta(seconds=80 + int(rng.random() * 220)), at,
    )  # fmt: skip


@cache
def _answers(mood: str, changes: str, needs: tuple[Need, ...], contact: str, words: str) -> str:
    """As the kiosk hands them in."""
    given = {"mood": mood, "changes": changes, "support": list(needs), "contact": contact, "words": words}
    return json.dumps(given, ensure_ascii=False)


def _reviews(person: Person, visit: Visit, at: datetime, ends: datetime, rng: Random) -> tuple[Review, ...]:
    """The officer's verdict, if it was given by then; "not the same person" needs a second officer."""
    verdict = "no_match" if visit.reason in {"no_match", "review"} and rng.random() < 0.12 else pick(VERDICTS, rng)
    first = _review(person.officer, verdict, _later(at, 22, rng), rng)
    if first.at >= ends:
        return ()
    if verdict != "no_match":
        return (first,)
    team = staff(person.seed, person.office.number)
    other = team.officers[0] if person.officer.id != team.officers[0].id else team.senior
    second = _review(other, pick((("match", 0.5), ("no_match", 0.5)), rng), _later(first.at, 20, rng), rng)
    return (first, second) if second.at < ends else (first,)


def _review(by: Actor, verdict: str, at: datetime, rng: Random) -> Review:
    notes = phrases.REVIEWED.get(verdict)
    return Review(new_id(rng), verdict, rng.choice(phrases.of(notes, by.language)) if notes else "", by, at)


def _later(at: datetime, hours: float, rng: Random) -> datetime:
    """A time in office hours, so many hours later on average."""
    return _office_hours(at + timedelta(hours=0.2 + min(rng.expovariate(1 / hours), 70)), rng)


def _office_hours(at: datetime, rng: Random) -> datetime:
    """`at`, or the next morning of a working day. The country's day begins five hours before UTC's; one hour more does not matter."""
    local = at + timedelta(hours=5)
    day = local.date()
    if 9 <= local.hour < 18 and working_day(day) == day:
        return at
    day = working_day(day + timedelta(days=1) if local.hour >= 18 else day)
    morning = datetime(day.year, day.month, day.day, 4, tzinfo=at.tzinfo)
    return max(at, morning + timedelta(minutes=rng.randrange(0, 300)))


def _between(bounds: tuple[float, float], rng: Random) -> float:
    return bounds[0] + rng.random() * (bounds[1] - bounds[0])


def _before(at: datetime, ends: datetime) -> datetime | None:
    return at if at < ends else None
