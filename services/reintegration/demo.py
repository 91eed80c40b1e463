"""Demo data: plainly fictional organisations, with fixed ids, that offer housing, courses and work."""

import json
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from services.reintegration.capacity.tables import Capacity
from services.reintegration.database import DB, Audit
from services.reintegration.directory.detail_tables import ProviderPhone, ServiceLanguage
from services.reintegration.directory.loading.computed import write_computed
from services.reintegration.directory.place_tables import Accessibility, Location, OpeningSchedule, ServiceAtLocation
from services.reintegration.directory.tables import Organisation, ServiceOffer
from shared import audit, clock
from shared.actors import system
from shared.db.engine import transaction
from shared.identity.demo import OFFICE, PROVIDER
from shared.messages.base import Language, Need
from shared.settings import OraluSettings

ALL: tuple[Language, ...] = ("kk", "ru", "en")


@dataclass(frozen=True)
class DemoOffer:
    """An offer; `said_days_ago` is how old its figure is (None: there is none)."""

    key: str
    organisation: str
    need: Need
    name: dict[Language, str]
    place: dict[Language, str]
    languages: tuple[Language, ...]
    available: int | None
    maximum: int | None
    said_days_ago: int | None


def demo_id(key: str) -> UUID:
    """The fixed id of a demo organisation or offer."""
    return uuid5(NAMESPACE_URL, f"oralu:demo:{key}")


DEMO_CENTRE = "Demo Adaptation Centre"
ORGANISATIONS: dict[str, UUID] = {
    DEMO_CENTRE: PROVIDER,
    "Demo Career Centre": demo_id("career-centre"),
    "Demo Night Shelter": demo_id("night-shelter"),
}
HOUSES = {DEMO_CENTRE: (43.2567, 76.9286), "Demo Career Centre": (43.2389, 76.8897), "Demo Night Shelter": (43.2975, 76.8432)}
"""Where the organisations are, in degrees."""
PLACE: dict[Language, str] = {"kk": "Ойдан шығарылған көше, 1", "ru": "Вымышленная улица, 1", "en": "1 Fictional Street"}
OFFERS = (
    DemoOffer(
        "offer-housing", DEMO_CENTRE, "housing",
        {"kk": "Уақытша баспана, 6 айға дейін", "ru": "Временное жильё до 6 месяцев", "en": "Temporary housing, up to 6 months"},
        PLACE, ALL, 4, 12, 0,
    ),
    DemoOffer(
        "offer-course", DEMO_CENTRE, "education",
        {"kk": "Дәнекерлеуші курсы, 3 ай", "ru": "Курс сварщика, 3 месяца", "en": "Welding course, 3 months"},
        PLACE, ALL, 6, 15, 2,
    ),
    DemoOffer(
        "offer-job", DEMO_CENTRE, "work",
        {"kk": "Шеберханадағы жұмыс орны", "ru": "Рабочее место в мастерской", "en": "A job in the workshop"},
        PLACE, ALL, 2, 5, 1,
    ),
    DemoOffer(
        "offer-vacancies", "Demo Career Centre", "work",
        {"kk": "Бос жұмыс орындары және кеңес", "ru": "Вакансии и консультация", "en": "Vacancies and advice"},
        PLACE, ("kk", "ru"), None, None, None,
    ),
    DemoOffer(
        "offer-shelter", "Demo Night Shelter", "housing",
        {"kk": "Түнеу орны", "ru": "Ночлег", "en": "A bed for the night"},
        PLACE, ALL, 3, 20, 12,
    ),
    DemoOffer(
        "offer-rooms", "Demo Night Shelter", "housing",
        {"kk": "Отбасыларға арналған бөлмелер", "ru": "Комнаты для семей", "en": "Rooms for families"},
        PLACE, ALL, 0, 6, 0,
    ),
)  # fmt: skip


async def load_demo(settings: OraluSettings) -> list[str]:
    """Create what is missing, and leave the rest unchanged. Does nothing outside a demo system."""
    if not settings.demo:
        return []
    await DB.start_connection_pool()
    try:
        async with transaction(DB):
            await _load(clock.now())
    finally:
        await DB.close_connection_pool()
    return [f"Providers: {', '.join(ORGANISATIONS)}"]


async def _load(now: datetime) -> None:
    by = system("reintegration")
    for name, organisation in ORGANISATIONS.items():
        row = Organisation(id=organisation, name=name, region=OFFICE, phone="+7 700 000 00 00", created_at=now)
        made = await Organisation.insert(row).on_conflict(target=Organisation.id, action="DO NOTHING")
        if made:
            await audit.record(Audit, by=by, action="organisation_created", about=organisation, details={"demo": True}, at=now)
    for offer in OFFERS:
        await ServiceOffer.insert(
            ServiceOffer(
                id=demo_id(offer.key),
                organisation=ORGANISATIONS[offer.organisation],
                need=offer.need,
                name=json.dumps(offer.name, ensure_ascii=False),
                place=json.dumps(offer.place, ensure_ascii=False),
                languages=list(offer.languages),
                needs=[offer.need],
            )
        ).on_conflict(target=ServiceOffer.id, action="DO NOTHING")
        await _load_place(offer)
        said = now - timedelta(days=offer.said_days_ago) if offer.said_days_ago is not None else None
        await Capacity.insert(
            Capacity(offer=demo_id(offer.key), available=offer.available, maximum=offer.maximum, updated_at=said, updated_by=by.id)
        ).on_conflict(target=Capacity.offer, action="DO NOTHING")
    await write_computed([*ORGANISATIONS.values()])


async def _load_place(offer: DemoOffer) -> None:
    """Where an offer is, and when it is open: all offers of an organisation are in one house."""
    organisation = ORGANISATIONS[offer.organisation]
    house = demo_id(f"house:{offer.organisation}")
    latitude, longitude = HOUSES[offer.organisation]
    place = Location(
        id=house, organisation=organisation, name=json.dumps(offer.place, ensure_ascii=False), latitude=latitude, longitude=longitude,
        kato=OFFICE,
    )  # fmt: skip
    rows = [
        (Location, place),
        (ServiceAtLocation, ServiceAtLocation(id=demo_id(f"at:{offer.key}"), service=demo_id(offer.key), location=house)),
        (OpeningSchedule, OpeningSchedule(id=demo_id(f"hours:{offer.organisation}"), location=house, freq="WEEKLY", byday="MO,TU,WE,TH,FR",
                                          opens_at=time(9, 0), closes_at=time(18, 0))),
        (Accessibility, Accessibility(id=demo_id(f"access:{offer.organisation}"), location=house, code="wheelchair")),
        (ProviderPhone, ProviderPhone(id=demo_id(f"phone:{offer.organisation}"), organisation=organisation, number="+7 700 000 00 00")),
        *((ServiceLanguage, ServiceLanguage(id=demo_id(f"language:{offer.key}:{code}"), service=demo_id(offer.key), code=code))
          for code in offer.languages),
    ]  # fmt: skip
    for table, row in rows:
        await table.insert(row).on_conflict(action="DO NOTHING")
