"""What a vacancy says, as somebody wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Written:
    """The content of a vacancy. Wages are whole units of `currency` for each `wage_period`, before taxes.

    `own_number`: by which the organisation finds it again in its files.
    """

    title: str
    description: str
    text_language: str
    region: str
    place: str
    remote: bool
    kind: str
    places: int
    currency: str = "KZT"
    wage_from: int | None = None
    wage_to: int | None = None
    wage_period: str | None = None
    quota: bool = False
    closes_on: date | None = None
    languages: Sequence[str] = ()
    requirements: str | None = None
    excludes: str | None = None
    excludes_source: str | None = None
    contact: str | None = None
    phone: str | None = None
    own_number: str | None = None
