"""Every field that can be amended, by groups: one form each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from services.probation.cases.domain.categories import REGIONS

Owner = Literal["person", "registration", "kk", "ru", "latin", "entry"]
"""Where a field stands: with the person, with the registration, in a spelling of the name, in an entry of a list."""


class Reading(StrEnum):
    """How what was typed becomes a value."""

    LINE = "line"
    TEXT = "text"
    NAME = "name"
    CYRILLIC = "cyrillic"
    LATIN = "latin"
    DAY = "day"
    PHONE = "phone"
    IIN = "iin"
    KATO = "kato"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the table and the history, who owns it, how it is read; `most` is the longest text in characters."""

    name: str
    reading: Reading
    owner: Owner = "person"
    required: bool = False
    most: int = 200
    options: tuple[str, ...] = ()


def _choice(name: str, *options: str, owner: Owner = "person", required: bool = False) -> Field:
    return Field(name, Reading.CHOICE, owner, required, options=options)


def _name(suffix: str, owner: Owner, reading: Reading) -> tuple[Field, ...]:
    return tuple(Field(f"{part}_{suffix}", reading, owner, most=100) for part in ("family_name", "given_name", "patronymic"))


GROUPS: dict[str, tuple[Field, ...]] = {
    "name": (
        Field("family_name", Reading.NAME, required=True, most=100),
        Field("given_name", Reading.NAME, required=True, most=100),
        Field("patronymic", Reading.NAME, most=100),
    ),
    "spellings": (
        *_name("kk", "kk", Reading.CYRILLIC),
        *_name("ru", "ru", Reading.CYRILLIC),
        *_name("latin", "latin", Reading.LATIN),
    ),
    "identity": (
        Field("iin", Reading.IIN),
        Field("iin_missing_reason", Reading.LINE, most=500),
        Field("birth_date", Reading.DAY, required=True),
        _choice("sex", "female", "male"),
        _choice("citizenship", "kz", "foreign", "no_citizenship"),
        Field("citizenship_country", Reading.LINE, most=100),
    ),
    "home": (
        _choice("region", *REGIONS, required=True),
        _choice("settlement", "urban", "rural", required=True),
        Field("address", Reading.LINE, required=True),
        Field("kato", Reading.KATO),
        Field("residence_since", Reading.DAY),
    ),
    "registered_address": (
        _choice("registered_region", *REGIONS),
        _choice("registered_settlement", "urban", "rural"),
        Field("registered_address", Reading.LINE),
        Field("registered_kato", Reading.KATO),
        Field("registered_since", Reading.DAY),
        Field("registered_until", Reading.DAY),
    ),
    "contact": (Field("phone", Reading.PHONE), _choice("language", "kk", "ru", "en", required=True)),
    "family": (
        _choice("marital_status", "single", "married", "divorced", "widowed", "partner"),
        Field("household", Reading.TEXT, most=1000),
    ),
    "health": (
        _choice("disability", "none", "group_1", "group_2", "group_3", "child"),
        Field("health", Reading.TEXT, most=1000),
    ),
    "work": (
        _choice("occupation", "works", "studies", "works_and_studies", "looks_for_work", "retired", "cares_at_home", "unable"),
        Field("workplace", Reading.LINE, most=500),
        Field("place_of_study", Reading.LINE, most=500),
    ),
    "photo": (
        _choice("photo_consent", "given", "refused"),
        Field("photo_consent_on", Reading.DAY),
        Field("photo_consent_document", Reading.LINE),
    ),
    "decision": (
        Field("court", Reading.LINE, "registration", required=True),
        Field("court_decision_on", Reading.DAY, "registration", required=True),
        Field("in_force_on", Reading.DAY, "registration", required=True),
        Field("offence_article", Reading.LINE, "registration"),
        Field("registered_on", Reading.DAY, "registration", required=True),
    ),
}
"""A form for each: what belongs together and is usually told together."""
OF_REGISTRATION = tuple(group for group, fields in GROUPS.items() if fields[0].owner == "registration")
"""Groups of which each registration has its own."""
OF_PERSON = tuple(group for group in GROUPS if group not in OF_REGISTRATION)
LISTS: dict[str, tuple[Field, ...]] = {
    "documents": (
        _choice(
            "document_kind", "identity_card", "passport", "birth_certificate", "residence_permit", "stateless", "other",
            owner="entry", required=True,
        ),
        Field("document_number", Reading.LINE, "entry", required=True, most=40),
        Field("document_issuer", Reading.LINE, "entry", required=True),
        Field("document_issued_on", Reading.DAY, "entry", required=True),
        Field("document_expires_on", Reading.DAY, "entry"),
    ),
    "contacts": (
        _choice("contact_kind", "mobile", "landline", "email", "messenger", owner="entry", required=True),
        Field("contact_value", Reading.LINE, "entry", required=True),
        _choice("contact_whose", "own", "relative", "employer", "neighbour", "other", owner="entry", required=True),
        Field("contact_name", Reading.LINE, "entry"),
    ),
    "representatives": (
        _choice("representative_kind", "parent", "guardian", "curator", "institution", owner="entry", required=True),
        Field("representative_name", Reading.LINE, "entry", required=True),
        Field("representative_phone", Reading.LINE, "entry", most=40),
        Field("representative_address", Reading.LINE, "entry"),
        Field("representative_since", Reading.DAY, "entry"),
    ),
}  # fmt: skip
"""Lists with any number of entries; each entry is amended by itself."""
FIELDS: dict[str, Field] = {field.name: field for fields in (*GROUPS.values(), *LISTS.values()) for field in fields}
"""Each field by its name."""
