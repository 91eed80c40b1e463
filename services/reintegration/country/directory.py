"""Organisations of the synthetic country: two for every block of people, so that each has about the same number of referrals at every size.

Near office 0 the first one is the demo provider: it keeps the offers from the demo.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from services.reintegration.country import phrases
from services.reintegration.demo import DEMO_CENTRE, demo_id
from shared.actors import Actor
from shared.demo.country import PEOPLE_A_BLOCK, Person, known_id, office, organisation, provider, rng_of
from shared.messages.base import NEEDS, Need

FIRST_NEEDS: tuple[Need, ...] = ("housing", "education", "health", "alcohol", "family", "money")
DEMO_NEEDS: tuple[Need, ...] = ("housing", "education", "work")
DEMO_OFFERS: dict[Need, str] = {"housing": "offer-housing", "education": "offer-course", "work": "offer-job"}


@dataclass(frozen=True, slots=True)
class Offer:
    """Where a referral for some need goes, and who answers there."""

    id: UUID
    organisation: UUID
    name: str
    by: Actor


@dataclass(frozen=True, slots=True)
class Place:
    """One organisation as it is entered in the directory; `offers` are (id, need, name, place, languages, available, maximum, reported
    at)."""

    id: UUID
    name: str
    region: str
    phone: str
    offers: tuple[tuple[UUID, Need, str, str, list[str], int | None, int | None, datetime | None], ...]
    by: Actor


def offer_for(need: Need, seed: int, office_number: int, place: int) -> Offer:
    """The offer to which a person at that place in an office is referred."""
    return _offer_of_block(need, seed, office_number, place // PEOPLE_A_BLOCK)


@cache
def _offer_of_block(need: Need, seed: int, office_number: int, block: int) -> Offer:
    first = 2 * block
    if office_number == first == 0 and need in DEMO_NEEDS:
        return Offer(demo_id(DEMO_OFFERS[need]), organisation(seed, 0, 0), DEMO_CENTRE, provider(seed, 0, 0))
    number = first + (need not in needs_of(office_number, first))
    return Offer(
        known_id(seed, f"offer:{office_number}:{number}:{need}"),
        organisation(seed, office_number, number),
        name_of(office_number, number),
        provider(seed, office_number, number),
    )


def needs_of(office_number: int, number: int) -> tuple[Need, ...]:
    """The needs that an organisation serves: the second of two serves all that the first does not."""
    first = DEMO_NEEDS if office_number == 0 and number < 2 else FIRST_NEEDS
    return first if number % 2 == 0 else tuple(need for need in NEEDS if need not in first)


def name_of(office_number: int, number: int) -> str:
    """A name that shows that it is invented."""
    return f"Демо «{phrases.ORGANISATIONS[number]}» {office(office_number).code}"


def places_of_block(first: Person, midnight: datetime) -> list[Place]:
    """The organisations for the block of people that begins with this person; the demo's own exists already."""
    return [_place(first.seed, first.office.number, number, midnight) for number in first.organisations]


def _place(seed: int, office_number: int, number: int, midnight: datetime) -> Place:
    rng, by = rng_of(f"{seed}:organisation:{office_number}:{number}"), provider(seed, office_number, number)
    offers = []
    for need in needs_of(office_number, number):
        maximum = rng.randrange(4, 30)
        said = None if rng.random() < 0.1 else midnight - timedelta(days=rng.expovariate(1 / 5))
        offers.append(
            (
                known_id(seed, f"offer:{office_number}:{number}:{need}"),
                need,
                json.dumps(phrases.OFFERS[need], ensure_ascii=False),
                json.dumps(phrases.PLACE, ensure_ascii=False),
                ["kk", "ru"] if rng.random() < 0.8 else ["kk", "ru", "en"],
                rng.randrange(0, maximum) if said else None,
                maximum if said else None,
                said,
            )
        )
    region = office(office_number).region
    return Place(organisation(seed, office_number, number), name_of(office_number, number), region, "+77000000000", tuple(offers), by)
