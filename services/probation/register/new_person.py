"""Who is registered, as an officer says it."""

from dataclasses import dataclass
from datetime import date

from services.probation.cases.domain.categories import Citizenship, Settlement, Sex
from services.probation.identity_match.domain.identity import Identity, Name
from shared.messages.base import Language


@dataclass(frozen=True)
class NewPerson:
    """Who is registered. `birth_date` may be missing if the ИИН contains none."""

    iin: str | None
    family_name: str
    given_name: str
    patronymic: str | None
    birth_date: date | None
    phone: str | None
    language: Language
    region: str
    settlement: Settlement
    address: str
    time_zone: str
    sex: Sex | None = None
    citizenship: Citizenship | None = None

    @property
    def identity(self) -> Identity:
        """What of it is compared with the register."""
        name = Name(self.family_name, self.given_name, self.patronymic)
        return Identity((name,), self.iin, self.birth_date, self.phone, self.region, self.address)
