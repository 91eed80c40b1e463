"""The case of a person of the synthetic country: category, dates in the order of the law, conditions, legal basis; random, not real."""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.cases.domain.card import ALPHABET, LENGTH
from services.probation.cases.domain.categories import Category, Settlement, lawful_frequency
from services.probation.cases.domain.frequency import Frequency
from services.probation.check_ins.domain import schedule
from services.probation.register import iin
from shared.demo.country import REMAINDERS, Person, law_day, new_id
from shared.demo.life import Basis
from shared.law.calendar import next_working_day

C, F = Category, Frequency
CATEGORIES: dict[Category, tuple[float, int, int]] = {
    C.RESTRICTION_OF_LIBERTY: (0.5, 6, 18),
    C.SUSPENDED_SENTENCE: (0.14, 12, 20),
    C.COMMUNITY_WORK: (0.14, 2, 10),
    C.CORRECTIVE_WORK: (0.06, 6, 20),
    C.DEFERRED_SENTENCE: (0.06, 12, 36),
    C.PAROLE: (0.07, 6, 30),
    C.ADMINISTRATIVE_SUPERVISION: (0.03, 6, 24),
}
"""Share of the caseload, shortest and longest term in months: similar to figures in the press, within the terms of the codes."""
ONE_BY_ONE = ((F.WEEKLY, 0.01), (F.EVERY_2_WEEKS, 0.02), (F.TWICE_A_MONTH, 0.07), (F.MONTHLY, 0.9))
ELAPSED = 0.72
"""The largest part of a term that is over, for people on the register."""
DUTIES: dict[Category, tuple[tuple[str, float], ...]] = {
    C.RESTRICTION_OF_LIBERTY: (
        ("notify_residence", 1), ("notify_work_or_study", 1), ("notify_leaving_area", 0.9), ("stay_home_at_hours", 0.4),
        ("avoid_places", 0.2), ("no_psychoactive_substances", 0.25), ("register_as_unemployed", 0.3), ("compulsory_labour", 0.25),
    ),
    C.SUSPENDED_SENTENCE: (
        ("notify_residence", 1), ("notify_work_or_study", 1), ("avoid_places", 0.12), ("treatment", 0.1), ("support_family", 0.12),
    ),
    C.DEFERRED_SENTENCE: (("support_family", 0.7), ("treatment", 0.1)),
    C.PAROLE: (("stay_home_at_hours", 0.3), ("avoid_places", 0.3), ("treatment", 0.2)),
    C.ADMINISTRATIVE_SUPERVISION: (("stay_home_at_hours", 1), ("avoid_places", 0.5)),
}  # fmt: skip
NIGHT = "22:00-06:00"
CLOSING = (("term_ended", 0.78), ("cancelled_by_court", 0.09), ("transferred", 0.06), ("died", 0.04), ("other", 0.03))
COURTS = {"kk": "Демо аудандық соты", "ru": "Демонстрационный районный суд"}
NORM, CONSENT = "Demo order on checking in with the face, No. 1", "Demo consent form"
CLOSED_SHARE, BACK_SHARE = 0.08, 0.04
CODES = len(ALPHABET) ** (LENGTH - 1)
PAIRS = tuple(one + other for one in ALPHABET for other in ALPHABET)
# What each pair adds to the sum that `check_sign` takes the check sign from, at the first, second and third place of a code.
WEIGHED = tuple(
    tuple((2 * place + 1) * ALPHABET.index(pair[0]) + (2 * place + 2) * ALPHABET.index(pair[1]) for pair in PAIRS) for place in range(3)
)
Option = TypeVar("Option")
MIXED = 0x9E3779B1  # odd, and no multiple of 31: numbers become codes that do not follow each other, none twice
working_day = cache(next_working_day)
least_frequency = cache(lawful_frequency)


@dataclass(frozen=True, slots=True)
class Case:
    """What a court and an officer decided at registration, before anything happened."""

    id: UUID
    form_token: UUID
    category: Category
    settlement: Settlement
    court: str
    decided_on: date
    in_force_on: date
    registered_on: date
    term_ends_on: date
    frequency: Frequency
    first_check_in_on: date
    conditions: tuple[tuple[str, str], ...]
    basis: Basis | None
    enrolled_at: datetime | None
    opened_at: datetime
    closed_at: datetime | None
    closing_reason: str | None


@cache
def window(due_on: date, time_zone: ZoneInfo) -> schedule.Window:
    """As schedule.window, also for days before its rule came into force."""
    found = schedule.window(law_day(due_on), time_zone)
    if found.due_on == due_on:
        return found
    opens = datetime.combine(due_on, time.min, time_zone)
    return schedule.Window(due_on, opens.astimezone(UTC), (opens + (found.closes_at - found.opens_at)).astimezone(UTC))


def cases(person: Person, midnight: datetime, time_zone: ZoneInfo) -> list[Case]:
    """The person's registrations, earliest first; nothing in them is later than `midnight`, the beginning of today in `time_zone`."""
    rng, today = person.rng("case"), midnight.astimezone(time_zone).date()
    current = _case(person, rng, today, time_zone, closed=rng.random() < CLOSED_SHARE)
    if rng.random() >= BACK_SHARE:
        return [current]
    before = current.registered_on - timedelta(days=rng.randrange(60, 500))
    return [_case(person, rng, before, time_zone, closed=True), current]


def number_and_birth(person: Person) -> tuple[str, date]:
    """An ИИН that nobody else in the country has, and its day of birth: the first number for which a check digit exists."""
    born = person.born_on
    while True:
        century = (0 if person.sex == "male" else 1) + (3 if born.year < 2000 else 5)
        eleven = f"{born:%y%m%d}{century}{person.serial:04d}"
        if (last := iin.check_digit(eleven)) is not None:
            return f"{eleven}{last}", born
        born -= timedelta(days=REMAINDERS)


def card_code(person: Person, registration: int) -> str:
    """The code of the card of a person's first (0) or second registration; no other card of the country has it."""
    return _code(((2 * person.number + registration) * MIXED + person.seed) % CODES)


def receipt(rng: Random) -> str:
    """The number on the receipt of a check-in."""
    return _code(int(rng.random() * CODES))


def _code(value: int) -> str:
    """The code of a number below CODES: eight characters, the last of which checks the others."""
    value, one = divmod(value, len(PAIRS))
    value, two = divmod(value, len(PAIRS))
    last, three = divmod(value, len(PAIRS))
    check = WEIGHED[0][one] + WEIGHED[1][two] + WEIGHED[2][three] + (LENGTH - 1) * last
    return PAIRS[one] + PAIRS[two] + PAIRS[three] + ALPHABET[last] + ALPHABET[check % len(ALPHABET)]


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def pick(options: tuple[tuple[Option, float], ...], rng: Random) -> Option:
    """Draw one of them by their shares."""
    chance = rng.random()
    for option, share in options:
        chance -= share
        if chance < 0:
            return option
    return options[-1][0]


def moment(day: date, first_hour: int, last_hour: int, rng: Random, time_zone: ZoneInfo) -> datetime:
    """Some minute of a day between two hours, in UTC: comparing moments of one time zone is fast."""
    second = int((first_hour + rng.random() * (last_hour - first_hour)) * 3600)
    return datetime.combine(day, time(second // 3600, second // 60 % 60, second % 60), time_zone).astimezone(UTC)


def _case(person: Person, rng: Random, last: date, time_zone: ZoneInfo, *, closed: bool) -> Case:
    category = pick(tuple((one, share) for one, (share, _, _) in CATEGORIES.items()), rng)
    months = rng.randrange(CATEGORIES[category][1], CATEGORIES[category][2] + 1)
    registered = _registered_on(months, last, rng, closed=closed)
    ends, reason = months_later(registered, months), pick(CLOSING, rng)
    over = ends if reason == "term_ended" else registered + timedelta(days=max(12, int((ends - registered).days * rng.uniform(0.2, 0.95))))
    in_force = registered - timedelta(days=rng.randrange(1, 10) if rng.random() < 0.94 else rng.randrange(11, 25))
    first = working_day(min(registered + timedelta(days=rng.randrange(3, 15)), ends - timedelta(days=8)))
    lawful = least_frequency(category, person.settlement, registered.replace(day=1))
    opened = moment(registered, 9, 17, rng, time_zone)
    basis = _basis(registered, rng)
    return Case(
        new_id(rng),
        new_id(rng),
        category,
        person.settlement,
        COURTS.get(person.language, COURTS["ru"]),
        in_force - timedelta(days=rng.randrange(15, 31)),
        in_force,
        registered,
        ends,
        lawful or pick(ONE_BY_ONE, rng),
        first,
        tuple((code, NIGHT * (code == "stay_home_at_hours")) for code, share in DUTIES.get(category, ()) if rng.random() < share),
        basis,
        _enrolled_at(basis, opened, last, rng, time_zone),
        opened,
        moment(min(over, last - timedelta(days=1)), 17, 19, rng, time_zone) if closed else None,
        reason if closed else None,
    )


def _registered_on(months: int, last: date, rng: Random, *, closed: bool) -> date:
    days = int(months * 30.4)
    if closed:
        return last - timedelta(days=days + rng.randrange(2, 400))
    return last - timedelta(days=max(1, int(days * rng.random() * (1.02 if rng.random() < 0.05 else ELAPSED))))


def _basis(registered: date, rng: Random) -> Basis | None:
    chance = rng.random()
    if chance < 0.11:
        return None
    return Basis("consent", CONSENT, registered) if chance < 0.122 else Basis("norm", NORM, registered)


def _enrolled_at(basis: Basis | None, opened: datetime, last: date, rng: Random, time_zone: ZoneInfo) -> datetime | None:
    """A consent without its signed copy allows no picture; some of the others were not enrolled yet."""
    if basis is None or basis.kind != "norm" or rng.random() < 0.004:
        return None
    day = working_day(opened.date() + timedelta(days=rng.randrange(0, 6)))
    return moment(day, 17, 18, rng, time_zone) if day < last else None
