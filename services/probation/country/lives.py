"""The lives of the country's people, one after another, with the numbers of their cases."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from services.probation.cases.domain.card import case_number
from services.probation.country import phrases
from services.probation.country.cases import Case, card_code, cases, pick
from services.probation.country.visits import check_ins
from shared.actors import Actor
from shared.demo.country import DOCUMENTED, PEOPLE_AN_OFFICE, Person, new_id, people, person, staff
from shared.demo.life import Life, Registration, Suspicion

REFERENCE_LIFE = timedelta(days=24 * 30.44)
NEAR, FAR = 83, 331
"""After every so many people there is one whose face resembles the previous person's, and one resembling a person of the previous
office."""
DECISIONS = (("different", 0.72), ("unclear", 0.06), ("same", 0.06), (None, 0.16))


@dataclass
class Numbering:
    """The last case number of each office and year: `<office>-<year>` to number."""

    last: dict[str, int] = field(default_factory=dict)

    def next(self, office: str, year: int) -> str:
        """The next case number."""
        key = f"{office}-{year}"
        self.last[key] = self.last.get(key, 0) + 1
        return case_number(office, year, self.last[key])


def lives(seed: int, after: int, until: int, midnight: datetime, time_zone: ZoneInfo, numbering: Numbering) -> Iterator[Life]:
    """The lives of the people numbered after `after` up to `until`; nothing in them is later than `midnight`, the beginning of today."""
    for one in people(seed, after, until, midnight.astimezone(time_zone).date()):
        yield life(one, midnight, time_zone, numbering)


def life(one: Person, midnight: datetime, time_zone: ZoneInfo, numbering: Numbering) -> Life:
    """The life of one person."""
    rng = one.rng("life")
    registrations = tuple(
        _registration(one, case, place, midnight, time_zone, numbering, rng) for place, case in enumerate(cases(one, midnight, time_zone))
    )
    current = registrations[-1]
    aged = current.enrolled_at + REFERENCE_LIFE if current.enrolled_at and current.closed_at is None else None
    wanted = aged if aged is not None and aged < midnight and rng.random() < 0.35 else None
    return Life(one, registrations, wanted, _suspicion(one, current, midnight, time_zone, rng))


def _registration(
    one: Person, case: Case, place: int, midnight: datetime, time_zone: ZoneInfo, numbering: Numbering, rng: Random
) -> Registration:
    return Registration(
        case.id,
        case.form_token,
        numbering.next(one.office.code, case.registered_on.year),
        card_code(one, place),
        case.category,
        case.settlement,
        case.court,
        case.decided_on,
        case.in_force_on,
        case.registered_on,
        case.term_ends_on,
        case.frequency,
        case.first_check_in_on,
        case.conditions,
        case.basis,
        case.enrolled_at,
        case.opened_at,
        case.closed_at,
        case.closing_reason,
        check_ins(one, case, midnight, time_zone, rng),
    )


def _suspicion(one: Person, current: Registration, midnight: datetime, time_zone: ZoneInfo, rng: Random) -> Suspicion | None:
    """The suspicion about two people: it belongs to the one who was enrolled last, while both were on the register."""
    back = PEOPLE_AN_OFFICE if one.number % FAR == 0 else 1
    if (one.number % NEAR and one.number % FAR) or one.number - back <= DOCUMENTED or current.enrolled_at is None or current.closed_at:
        return None
    other = person(one.seed, one.number - back, midnight.astimezone(time_zone).date())
    case = cases(other, midnight, time_zone)[-1]
    at = max(current.enrolled_at, case.opened_at, midnight - timedelta(days=rng.uniform(1, 200))) + timedelta(minutes=3)
    if case.closed_at is not None or at >= midnight:
        return None
    decision, decided = pick(DECISIONS, rng), at + timedelta(days=rng.uniform(0.3, 3))
    if decision is None or decided >= midnight:
        return Suspicion(new_id(rng), other.id, other.office.code, at, None, None, one.officer, None)
    reason = rng.choice(phrases.of(phrases.SUSPECTED[decision], one.officer.language))
    by = one.officer if other.officer.id == one.officer.id else _leader(one)
    return Suspicion(new_id(rng), other.id, other.office.code, at, decision, reason, by, decided)


def _leader(one: Person) -> Actor:
    return staff(one.seed, one.office.number).senior
