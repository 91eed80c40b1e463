"""People as an officer enters them. All of them are fictional."""

from datetime import date

from services.probation.register.actions import NewPerson
from shared.messages.base import Language

IIN, OTHER_IIN = "991231500006", "990228600013"
"""Two fictional ИИН whose check digits are right."""


def person(
    iin: str | None = IIN,
    *,
    family_name: str = "Fictional",
    given_name: str = "Person",
    birth_date: date | None = date(2000, 1, 1),
    phone: str = "+77010000001",
    language: Language = "kk",
    office: str = "75",
) -> NewPerson:
    """Somebody who lives in Almaty."""
    return NewPerson(iin, family_name, given_name, None, birth_date, phone, language, office, "urban", "Demo Street 1", "Asia/Almaty")
