"""Offices, their staff and the people of the synthetic country: everything follows from the seed and a person's number.

Numbers begin with 1; the first ones (DOCUMENTED) are the demo people whom each service's own demo registers by its actions.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from asyncpg.pgproto.pgproto import UUID as QuickUUID  # as in asyncpg's own rows: ten times as fast to make and write

from shared.actors import Actor, Role
from shared.demo.names import Names, Sex, invent
from shared.identity.demo import ACCOUNTS, KIOSK, OFFICE, PROVIDER, demo_id
from shared.identity.demo import office_of as office_of_account
from shared.messages.base import Language

DOCUMENTED = 2
CASES_AN_OFFICER, OFFICERS_AN_OFFICE = 100, 10
PEOPLE_AN_OFFICE = CASES_AN_OFFICER * OFFICERS_AN_OFFICE
MOST_PEOPLE = 500_000
REGIONS = ("71", "79", "19", "61", "35", "10", "15", "55", "31", "39", "63", "23", "43", "47", "11", "59", "27", "33", "62")
"""Where further offices are, by КАТО. Almaty (75) has one: the demo accounts' desk, which sees a region, is the same at every size."""
# The fixed bits of a random UUID (RFC 9562: version 4, variant 10).
NOT_RANDOM, VERSION_4 = 0xF000 << 64 | 0xC000 << 48, 0x4000 << 64 | 0x8000 << 48
ORGANISATIONS_AN_OFFICE = 10
PEOPLE_A_BLOCK = 2 * PEOPLE_AN_OFFICE // ORGANISATIONS_AN_OFFICE
"""People who are referred to the same two organisations, so that each has about the same number of referrals at every size."""
FICTIONAL_STREET = {"kk": "Ойдан шығарылған көше", "ru": "Вымышленная улица"}
OLDEST, YOUNGEST = timedelta(days=68 * 365), timedelta(days=18 * 365)
# Two people born on one day have different serials: numbers that share a serial are born on days of different remainders.
SERIALS, REMAINDERS = 9_000, 64
OWN_RULES_SINCE = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the probation service; `code` is its region's КАТО prefix, with a number where it is not the region's first."""

    number: int
    code: str
    region: str


@dataclass(frozen=True)
class Staff:
    """A member of staff. `documented` ones can sign in; the others have no password that anybody knows."""

    officers: tuple[Actor, ...]
    senior: Actor
    social_worker: Actor


@dataclass(frozen=True, slots=True)
class Person:
    """A supervised person who does not exist. `place` counts within the office from 0; everything random about them follows from `seed`."""

    number: int
    seed: int
    id: UUID
    place: int
    office: Office
    officer: Actor
    sex: Sex
    names: Names
    born_on: date
    language: Language
    settlement: Literal["urban", "rural"]

    @property
    def begins_office(self) -> bool:
        """Whether this is the first person of a new office."""
        return self.place == 0

    @property
    def begins_officer(self) -> bool:
        """Whether this is the first case of an officer; the demo officer has cases already."""
        return self.place % CASES_AN_OFFICER == 0

    @property
    def begins_block(self) -> bool:
        """Whether this is the first person of a block."""
        return self.place % PEOPLE_A_BLOCK == 0 or self.number == DOCUMENTED + 1

    @property
    def organisations(self) -> list[int]:
        """The organisations of the person's block, counted near the office from 0, without the demo provider's."""
        first = 2 * (self.place // PEOPLE_A_BLOCK)
        return [number for number in (first, first + 1) if self.office.number or number]

    @property
    def serial(self) -> int:
        """The serial number in the ИИН: no other person with the same day of birth and sex has it."""
        return self.number % SERIALS

    @property
    def phone(self) -> str:
        """A number from the range of the demo's people."""
        return f"+77010{self.number:06d}"

    @property
    def address(self) -> str:
        """An address whose street says that it does not exist."""
        return f"{FICTIONAL_STREET.get(self.language, FICTIONAL_STREET['ru'])}, {self.number % 240 + 1}"

    def rng(self, purpose: str) -> Random:
        """Random numbers for one purpose, the same whenever they are asked for."""
        return rng_of(f"{self.seed}:{self.number}:{purpose}", self.number)


class PersonRandom(Random):
    """Random numbers about the person with that number; 0: about nobody."""

    number = 0


def rng_of(text: str, number: int = 0) -> PersonRandom:
    """Random numbers that follow from a text."""
    rng = PersonRandom(text)  # drawn again from the same seed on purpose; nothing secret is made of them
    rng.number = number
    return rng


def new_id(rng: Random) -> UUID:
    """A random UUID (version 4). It begins with the person's number: rows of one person are together in every index, so that loading many
    people does not touch the whole index again and again."""
    drawn = getattr(rng, "number", 0) << 96 | rng.getrandbits(96)
    made: UUID = QuickUUID((drawn & ~NOT_RANDOM | VERSION_4).to_bytes(16, "big"))
    return made


def known_id(seed: int, what: str) -> UUID:
    """The id of something that several services refer to."""
    known: UUID = QuickUUID(uuid5(NAMESPACE_URL, f"oralu:country:{seed}:{what}").bytes)
    return known


def office_of(number: int) -> Office:
    """The office of the person with that number."""
    return office((number - 1) // PEOPLE_AN_OFFICE)


@cache
def office(number: int) -> Office:
    """The office with that number; 0 has the demo accounts."""
    if number == 0:
        return Office(0, OFFICE, OFFICE)
    region, ordinal = REGIONS[(number - 1) % len(REGIONS)], (number - 1) // len(REGIONS) + 1
    return Office(number, region if ordinal == 1 else f"{region}-{ordinal:02d}", region)


def offices(persons: int) -> list[Office]:
    """Every office of a country with that many people."""
    return [office(number) for number in range(office_of(persons).number + 1)]


@cache
def staff(seed: int, number: int) -> Staff:
    """The staff of one office; of office 0 the first officer, the senior officer and the social worker are the demo accounts."""
    where, rng = office(number), rng_of(f"{seed}:staff:{number}")
    made = [_member(seed, where, Role.OFFICER, rng, place) for place in range(OFFICERS_AN_OFFICE)]
    senior, social_worker = (_member(seed, where, role, rng) for role in (Role.SENIOR_OFFICER, Role.SOCIAL_WORKER))
    if number == 0:
        made[0], senior, social_worker = documented("officer"), documented("senior"), documented("social")
    return Staff(tuple(made), senior, social_worker)


def login_of(role: Role, office_code: str, place: int = 0) -> str:
    """The login of an undocumented member of staff; `place` among the officers of the office, or the organisations near it, from 0."""
    kind = {Role.OFFICER: "officer", Role.SENIOR_OFFICER: "senior", Role.SOCIAL_WORKER: "social", Role.PROVIDER: "provider"}[role]
    return f"{kind}-{office_code}" + (f"-{place + 1:02d}" if role in {Role.OFFICER, Role.PROVIDER} else "")


def documented(login: str) -> Actor:
    """A demo account as an actor."""
    name, role = ACCOUNTS[login]
    return Actor(demo_id(login), name, role, office_of_account(role), PROVIDER if role is Role.PROVIDER else None, "en")


@cache
def kiosk(seed: int, number: int) -> UUID:
    """The kiosk of an office; for office 0 the demo's."""
    return KIOSK if number == 0 else known_id(seed, f"kiosk:{number}")


def organisation(seed: int, office_number: int, place: int) -> UUID:
    """An organisation near an office; the first one near office 0 is the demo provider's."""
    return PROVIDER if office_number == place == 0 else known_id(seed, f"organisation:{office_number}:{place}")


@cache
def provider(seed: int, office_number: int, place: int) -> Actor:
    """The account that answers for that organisation."""
    if office_number == place == 0:
        return documented("provider")
    where, rng = office(office_number), rng_of(f"{seed}:provider:{office_number}:{place}")
    member = _member(seed, where, Role.PROVIDER, rng, place)
    return replace(member, provider=organisation(seed, office_number, place))


def law_day(day: date) -> date:
    """The day whose rules are used for `day`: our own rules (windows, deadlines) are newer than the first events in the country."""
    return max(day, OWN_RULES_SINCE)


def people(seed: int, after: int, until: int, today: date) -> Iterator[Person]:
    """The people numbered after `after` up to `until`, one by one; the documented ones are left out."""
    for number in range(max(after, DOCUMENTED) + 1, until + 1):
        yield person(seed, number, today)


def person(seed: int, number: int, today: date) -> Person:
    """The person with that number; only the age follows from `today`."""
    if not DOCUMENTED < number <= MOST_PEOPLE:
        raise ValueError(f"people are numbered from {DOCUMENTED + 1} to {MOST_PEOPLE}")
    rng, where, place = rng_of(f"{seed}:{number}", number), office_of(number), (number - 1) % PEOPLE_AN_OFFICE
    sex: Sex = "male" if rng.random() < 0.82 else "female"
    names = invent(sex, rng)
    speaks_kazakh = rng.random() < (0.72 if names.kazakh_speaking else 0.08)
    return Person(
        number,
        seed,
        new_id(rng),
        place,
        where,
        staff(seed, where.number).officers[place // CASES_AN_OFFICER],
        sex,
        names,
        _born_on(number, rng, today),
        "kk" if speaks_kazakh else "ru",
        "rural" if rng.random() < 0.38 else "urban",
    )


def _born_on(number: int, rng: Random, today: date) -> date:
    youth = rng.triangular(0, 1, 0.28)
    day = (today - YOUNGEST - youth * (OLDEST - YOUNGEST)).toordinal()
    return date.fromordinal(day - (day - number // SERIALS) % REMAINDERS)


def _member(seed: int, where: Office, role: Role, rng: Random, place: int = 0) -> Actor:
    names = invent("female" if rng.random() < 0.45 else "male", rng)
    name = names.of("kk" if names.kazakh_speaking else "ru")
    language: Language = "kk" if rng.random() < 0.5 else "ru"
    return Actor(known_id(seed, login_of(role, where.code, place)), f"{name.family} {name.given}", role, where.code, None, language)
