"""A CV as the person wants it shown: nothing about an offence or supervision has a field here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PARTS = ("goal", "work", "education", "courses", "skills", "spoken", "licences", "wishes")
"""The parts of a CV in their order."""
LICENCES = ("A", "B", "C", "D", "BE", "CE", "DE", "tractor")
"""Driving licences; `tractor`: for tractors and machines."""
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Cv:
    """What was entered with the person, and which parts they want to show."""

    goal: str = ""
    work: str = ""
    education: str = ""
    courses: str = ""
    skills: str = ""
    spoken: str = ""
    licences: Sequence[str] = ()
    wishes: str = ""
    shown: Sequence[str] = ()

    def to_show(self) -> list[str]:
        """The parts that hold something and that the person wants to show, in order."""
        return [part for part in PARTS if part in self.shown and getattr(self, part)]

    def content(self) -> dict[str, object]:
        """As it is sealed."""
        return {
            **{part: getattr(self, part) for part in PARTS if part != "licences"},
            "licences": list(self.licences),
            "shown": list(self.shown),
        }

    def cut(self) -> "Cv":
        """Only what is shown: what an employer is sent."""
        parts = self.to_show()
        return Cv(**{part: getattr(self, part) for part in parts}, shown=parts)


def opened(content: Mapping[str, str | tuple[str, ...]]) -> Cv:
    """A CV from what was sealed."""
    texts = {part: str(content.get(part, "")) for part in PARTS if part != "licences"}
    return Cv(**texts, licences=tuple(content.get("licences", ())), shown=tuple(content.get("shown", ())))
