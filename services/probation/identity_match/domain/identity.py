"""What a record says about who somebody is."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Name:
    """A name in one spelling."""

    family_name: str
    given_name: str
    patronymic: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is, as far as a record says; `names` are the official spelling and the further ones, at least one."""

    names: tuple[Name, ...]
    iin: str | None = None
    birth_date: date | None = None
    phone: str | None = None
    region: str | None = None
    address: str | None = None
