"""Demo data: two plainly fictional people on the Demo Officer's caseload, one with a check-in open now."""

import io
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from services.probation.breaches.actions.opening import NewProceeding, OwnFact, open_proceeding
from services.probation.capabilities import CAPABILITIES
from services.probation.cases.domain import card
from services.probation.cases.domain.categories import Category
from services.probation.cases.domain.frequency import Frequency
from services.probation.cases.tables import Person
from services.probation.database import DB
from services.probation.demo.documents import load_documents
from services.probation.demo.papers import begin_papers
from services.probation.legal_basis.domain import SignedCopy
from services.probation.register.actions import NewPerson, NewRegistration, register_person
from services.probation.register.domain import Dates
from shared import clock
from shared.actors import Actor, Role
from shared.identity.demo import OFFICE, demo_id
from shared.messages.probation import BiometricBasis
from shared.registry import fill
from shared.settings import OraluSettings

CARD = "DEM23455"
PIN = "135790"
OFFICER = Actor(id=demo_id("officer"), name="Demo Officer", role=Role.OFFICER, office=OFFICE, language="en")
SENIOR = Actor(id=demo_id("senior"), name="Demo Senior Officer", role=Role.SENIOR_OFFICER, office=OFFICE, language="en")
FIRST_IIN, SECOND_IIN = "991231500006", "990228600013"


def use_capabilities() -> None:
    """Name what probation can do, for actions outside its web processes and workers."""
    fill("probation", CAPABILITIES)


async def load_demo(settings: OraluSettings) -> list[str]:
    """Register the two people where they are missing. Does nothing outside a demo system."""
    if not settings.demo:
        return []
    use_capabilities()
    await DB.start_connection_pool()
    try:
        now = clock.now()
        today = now.astimezone(ZoneInfo(settings.timezone)).date()
        for who, what in ((_first(settings), _first_case(today)), (_second(settings), _second_case(today))):
            if not await Person.exists().where(Person.iin == who.iin):
                made = await register_person(who, what, by=OFFICER, now=now)
                await begin_papers(made, who.language, by=OFFICER, now=now)
                if who.iin == FIRST_IIN:
                    await load_documents(made.person, by=OFFICER, now=now)
                if who.iin == SECOND_IIN:
                    await open_proceeding(made.person, _proceeding(now), by=OFFICER, now=now)
    finally:
        await DB.close_connection_pool()
    return [f"Demo Person may check in at the kiosk now: card {card.spaced_code(CARD)}, PIN {PIN}"]


def _proceeding(now: datetime) -> NewProceeding:
    """Something that a neighbour told, to be looked into."""
    told = OwnFact(now - timedelta(hours=20), "A neighbour says that nobody was at home at 23:30.")
    return NewProceeding(None, "duty", (), told, uuid5(NAMESPACE_URL, f"oralu:demo:proceeding:{SECOND_IIN}"))


def _first(settings: OraluSettings) -> NewPerson:
    return NewPerson(FIRST_IIN, "Demo", "Person", None, None, "+77010000001", "kk", OFFICE, "urban", "Demo Street 1", settings.timezone)


def _second(settings: OraluSettings) -> NewPerson:
    return NewPerson(
        SECOND_IIN, "Sample", "Second", None, None, "+77010000002", "ru", OFFICE, "rural", "Sample Village 2", settings.timezone
    )


def _first_case(today: date) -> NewRegistration:
    return NewRegistration(
        form_token=uuid5(NAMESPACE_URL, "oralu:demo:first-case"),
        category=Category.SUSPENDED_SENTENCE,
        court="Demo District Court",
        dates=_dates(today, first=today, months=11),
        frequency=Frequency.TWICE_A_MONTH,
        conditions=_named("notify_residence", "notify_work_or_study", "stay_home_at_hours", "avoid_places"),
        inputs={
            "notify_residence": {},
            "notify_work_or_study": {},
            "stay_home_at_hours": {"hours": ("22:00", "06:00")},
            "avoid_places": {"places": ("Demo Bar, Demo Street 5", "Demo Market, Demo Street 9"), "hours": ("18:00", "06:00")},
        },
        basis=BiometricBasis(kind="consent", reference="Demo consent form 1", given_on=today.isoformat(), language="kk"),
        copy=_drawn_copy(),
        card_code=CARD,
        pin=PIN,
    )


def _named(*codes: str) -> tuple[tuple[str, str], ...]:
    """Duties that are written by their templates: no free words."""
    return tuple((code, "") for code in codes)


def _drawn_copy() -> SignedCopy:
    """A page which says that it has no signature."""
    page, drawn = Image.new("L", (620, 877), 255), io.BytesIO()
    ImageDraw.Draw(page).text((60, 80), "DEMO CONSENT FORM 1\n\nFor demonstration only. Nobody signed this.", fill=0)
    page.save(drawn, "PNG")
    return SignedCopy(drawn.getvalue(), "image/png")


def _second_case(today: date) -> NewRegistration:
    return NewRegistration(
        form_token=uuid5(NAMESPACE_URL, "oralu:demo:second-case"),
        category=Category.RESTRICTION_OF_LIBERTY,
        court="Demo District Court",
        dates=_dates(today, first=today + timedelta(days=6), months=24),
        frequency=Frequency.WEEKLY,
        conditions=_named("notify_leaving_area", "carry_identity", "treatment"),
        inputs={
            "notify_leaving_area": {},
            "carry_identity": {},
            "treatment": {
                "organisation": ("Sample Clinic (fictional)",),
                "period": (today.isoformat(), (today + timedelta(days=180)).isoformat()),
            },
        },
        basis=None,
    )


def _dates(today: date, *, first: date, months: int) -> Dates:
    return Dates(today - timedelta(days=20), today - timedelta(days=5), today, today + timedelta(days=30 * months), first)
