"""What somebody writes who asks for help, as it is sealed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from services.reintegration.help_requests.domain import Way
from shared.messages.base import NEEDS, Need
from shared.questions.answers import Answer


@dataclass(frozen=True, slots=True)
class Content:
    """Who asks, how they are reached, and for what. One of phone and `reach` is there. `way`: how the answer is sent, and where it goes."""

    family_name: str
    given_name: str
    patronymic: str
    birth_year: int
    phone: str = field(repr=False)
    reach: str = field(repr=False)
    needs: Sequence[Need] = field(repr=False)
    words: str = field(repr=False)
    way: Way = "none"
    email: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """Family name, given name, patronymic."""
        return " ".join(part for part in (self.family_name, self.given_name, self.patronymic) if part)

    def to_seal(self) -> dict[str, object]:
        """Texts by name."""
        return {
            "family_name": self.family_name, "given_name": self.given_name, "patronymic": self.patronymic,
            "birth_year": str(self.birth_year), "phone": self.phone, "reach": self.reach, "needs": list(self.needs), "words": self.words,
            "way": self.way, "email": self.email,
        }  # fmt: skip


def opened(found: dict[str, Answer]) -> Content:
    """What `to_seal` gave."""
    texts = {name: str(found[name]) for name in ("family_name", "given_name", "patronymic", "phone", "reach", "words")}
    asked = str(found.get("way", "none"))
    way: Way = "sms" if asked == "sms" else "email" if asked == "email" else "none"
    texts["email"] = str(found.get("email", ""))
    return Content(**texts, way=way, birth_year=int(str(found["birth_year"])), needs=[need for need in NEEDS if need in found["needs"]])
