"""What somebody writes who asks for help, as it is sealed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from shared.messages.base import NEEDS, Need
from shared.questions.answers import Answer


@dataclass(frozen=True, slots=True)
class Content:
    """Who asks, how they are reached, and for what. One of phone and `reach` is there."""

    family_name: str
    given_name: str
    patronymic: str
    birth_year: int
    phone: str = field(repr=False)
    reach: str = field(repr=False)
    needs: Sequence[Need] = field(repr=False)
    words: str = field(repr=False)

    @property
    def name(self) -> str:
        """Family name, given name, patronymic."""
        return " ".join(part for part in (self.family_name, self.given_name, self.patronymic) if part)

    def to_seal(self) -> dict[str, object]:
        """Texts by name."""
        return {
            "family_name": self.family_name, "given_name": self.given_name, "patronymic": self.patronymic,
            "birth_year": str(self.birth_year), "phone": self.phone, "reach": self.reach, "needs": list(self.needs), "words": self.words,
        }  # fmt: skip


def opened(found: dict[str, Answer]) -> Content:
    """What `to_seal` gave."""
    texts = {name: str(found[name]) for name in ("family_name", "given_name", "patronymic", "phone", "reach", "words")}
    return Content(**texts, birth_year=int(str(found["birth_year"])), needs=[need for need in NEEDS if need in found["needs"]])
