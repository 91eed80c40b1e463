"""The people of the recording, all invented, and how an officer puts them on the register."""

import io
import re
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from PIL import Image

from tests.recording import product
from tests.recording.browser import Browser

REGISTERED_ON = "2026-11-09"
FIRST_WEIGHTS, SECOND_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
PICTURE = b"\xff\xd8\xff\xe0 a picture of nobody, for the recording alone \xff\xd9"
PDF = b"%PDF-1.4\n% A consent that nobody signed, for the recording alone.\n%%EOF\n"


@dataclass(frozen=True)
class Person:
    """What is typed into the form, and where the person's pages are."""

    key: str
    family_name: str
    given_name: str
    patronymic: str = ""
    born: str = "990412"
    century: str = "3"
    serial: str = "0001"
    with_iin: bool = True
    language: str = "kk"
    region: str = product.OUR_OFFICE
    settlement: str = "urban"
    category: str = "suspended_sentence"
    frequency: str = "weekly"
    first: str = "2026-11-10"
    term_ends: str = "2027-11-08"
    conditions: tuple[str, ...] = ("notify_residence", "stay_home_at_hours")
    basis: str = "consent"
    copy: str = "png"

    @property
    def phone(self) -> str:
        """A phone number that nobody has."""
        return f"+7701000{self.serial}"

    @property
    def iin(self) -> str:
        """A number with a right check digit."""
        return make_iin(self.born, self.century, self.serial) if self.with_iin else ""

    @property
    def birth_date(self) -> str:
        """The birth date in the number; typed if there is none."""
        year = {"3": "19", "4": "19", "5": "20", "6": "20"}[self.century] + self.born[:2]
        return f"{year}-{self.born[2:4]}-{self.born[4:]}"


@dataclass(frozen=True)
class Registered:
    """A person on the register: the id in addresses, and the card and PIN for the kiosk."""

    person: Person
    id: str
    card: str
    pin: str


PEOPLE = (
    Person("aigerim", "Ойданова", "Әйгерім", "Қайратқызы", serial="0011", century="4"),
    Person("dana", "Қиялова", "Дана", "Өмірқызы", born="881130", serial="0012", century="4", copy="pdf"),
    Person("serik", "Вымышленный", "Серик", born="790205", serial="0013", language="ru", frequency="twice_a_month", copy=""),
    Person(
        "ivan", "Несуществующий", "Иван", "Петрович", with_iin=False, serial="0014", born="850101", language="ru", settlement="rural",
        frequency="monthly", first="2026-11-20", basis="none", copy="", category="restriction_of_liberty",
    ),
    Person(
        "ruslan", "Выдуманный", "Руслан", "Олегович", serial="0015", born="910718", language="ru", frequency="monthly", first="2026-11-20",
        term_ends="2026-12-15", basis="none", copy="", category="community_work", conditions=("treatment", "avoid_places"),
    ),
    Person(
        "marat", "Жоқов", "Марат", serial="0016", born="760909", category="parole", frequency="monthly", first="2026-11-20",
        conditions=("stay_home_at_hours",),
    ),
    Person("erlan", "Ойданов", "Ерлан", serial="0017", born="030303", century="5", first="2026-12-10", basis="norm", copy=""),
    Person("bolat", "Елесов", "Болат", serial="0018", born="930601", first="2026-11-26", basis="norm", copy=""),
    Person("gulnara", "Елесова", "Гүлнара", serial="0019", born="950602", century="4", first="2026-11-26"),
    Person("timur", "Призраков", "Тимур", serial="0020", born="970603", language="ru", first="2026-11-26"),
    Person("asel", "Көлеңкеева", "Әсел", serial="0021", born="920604", century="4", first="2026-11-26"),
    Person("nikolai", "Мнимый", "Николай", "Ильич", serial="0022", born="890605", language="ru", first="2026-11-26"),
    Person("john", "Fictional", "John", serial="0023", born="800606", language="en", first="2026-11-26", basis="none", copy=""),
    Person("zhanna", "Қиялқызы", "Жанна", serial="0024", born="900607", century="4", region=product.OFFICE_ELSEWHERE),
)  # fmt: skip


def make_iin(born: str, century: str, serial: str) -> str:
    """An individual identification number: `YYMMDD C NNNN K`. Raises ValueError if no check digit fits."""
    digits = f"{born}{century}{serial}"
    for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
        remainder = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
        if remainder < 10:
            return f"{digits}{remainder}"
    raise ValueError(f"No check digit fits {digits}: choose another serial")


async def register(officer: Browser, person: Person) -> Registered:
    """Fill in the form; the answer is the card."""
    fields = {
        "form_token": str(uuid5(NAMESPACE_URL, f"oralu:recording:{person.key}")),
        "iin": person.iin,
        "family_name": person.family_name,
        "given_name": person.given_name,
        "patronymic": person.patronymic,
        "birth_date": "" if person.with_iin else person.birth_date,
        "phone": person.phone,
        "language": person.language,
        "region": person.region,
        "settlement": person.settlement,
        "address": "Fictional Street 1",
        "category": person.category,
        "court": "Fictional District Court",
        "court_decision_on": "2026-10-20",
        "in_force_on": "2026-11-04",
        "registered_on": REGISTERED_ON,
        "term_ends_on": person.term_ends,
        "conditions": person.conditions,
        "condition_words": "",
        "stay_home_at_hours-hours-from": "22:00",
        "stay_home_at_hours-hours-until": "06:00",
        "avoid_places-places": "Demo bar, Demo Street 5",
        "frequency": person.frequency,
        "first_check_in_on": person.first,
        "basis_kind": person.basis,
        "basis_norm": "personal_data_9_1" if person.basis == "norm" else "",
        "basis_reference": f"Fictional consent {person.serial}" if person.basis == "consent" else "",
        "basis_given_on": "2026-11-06" if person.basis == "consent" else "",
    }
    files = {"copy": ("copy", _copy(person.copy), "application/octet-stream")}
    card = await officer.post("probation", "/people/new", fields, files=files)
    number = card.find(r'href="/people/([0-9a-f-]{36})"')
    code, pin = card.find(r"data-card-code>([^<]*)<"), card.find(r"data-card-pin>([^<]*)<")
    return Registered(person, number, code, pin)


async def enrol(officer: Browser, person: Registered, *, confirm: bool = True, look: str = "") -> None:
    """Take reference pictures, and say that the person was compared with a document."""
    page = f"/enrolments/{person.id}"
    frames = [("frames", (f"{number}.jpg", PICTURE, "image/jpeg")) for number in range(3)]
    await officer.post("biometrics", page + (f"?look={look}" if look else ""), files=frames, headers={"accept": "application/json"})
    if confirm:
        shown = (await officer.get("biometrics", f"{page}/confirm")).find(r'name="enrolment" value="([^"]*)"')
        await officer.post("biometrics", f"{page}/confirm", {"decision": "confirm", "compared": "yes", "enrolment": shown})


async def check_in_to_decide(officer: Browser, person: Registered) -> tuple[str, str]:
    """(address, version) of the first of the person's check-ins that waits for a verdict."""
    case = await officer.get("probation", f"/people/{person.id}")
    for address in dict.fromkeys(re.findall(r"/check-ins/[0-9a-f-]{36}", case.text)):
        page = await officer.get("probation", address)
        if version := re.search(r'name="version" value="(\d+)"', page.text):
            return address, version[1]
    raise LookupError(f"Nothing waits for a verdict about {person.person.key}")


async def decide(officer: Browser, person: Registered, verdict: str, note: str = "") -> None:
    """Give the verdict on the check-in that waits."""
    address, version = await check_in_to_decide(officer, person)
    await officer.post("probation", f"{address}/verdict", {"verdict": verdict, "note": note, "version": version, "sure": "yes"})


def _copy(kind: str) -> bytes:
    if kind != "png":
        return PDF if kind == "pdf" else b""
    drawn = io.BytesIO()
    Image.new("L", (310, 438), 255).save(drawn, "PNG")
    return drawn.getvalue()
