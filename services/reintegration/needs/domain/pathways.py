"""The pathways along which needs are asked, and which of them are seen only with a purpose."""

from enum import StrEnum

from shared.messages.base import Need


class Pathway(StrEnum):
    """A part of life that help is about, in the order in which it is asked. `other`: a need that fits none of them."""

    HOUSING = "housing"
    WORK = "work"
    EDUCATION = "education"
    DOCUMENTS = "documents"
    HEALTH = "health"
    MENTAL_HEALTH = "mental_health"
    ADDICTIONS = "addictions"
    FAMILY = "family"
    MONEY = "money"
    LEGAL = "legal"
    SAFETY = "safety"
    OTHER = "other"


CODES: tuple[str, ...] = tuple(Pathway)
SENSITIVE = frozenset({Pathway.HEALTH, Pathway.MENTAL_HEALTH, Pathway.ADDICTIONS, Pathway.SAFETY, Pathway.OTHER})
"""Health, mental health, addictions, violence and protected addresses; words of any kind stand under `other`."""
HELP: dict[Pathway, Need] = {
    Pathway.HOUSING: "housing",
    Pathway.WORK: "work",
    Pathway.EDUCATION: "education",
    Pathway.DOCUMENTS: "documents",
    Pathway.FAMILY: "family",
    Pathway.MONEY: "money",
    Pathway.LEGAL: "legal",
}
"""The kind of help that providers offer for it. For a sensitive one the worker chooses it: its name stays out of addresses."""
ASKED_FOR: dict[Need, Pathway] = {need: pathway for pathway, need in HELP.items()} | {
    "health": Pathway.HEALTH,
    "mental_health": Pathway.MENTAL_HEALTH,
    "alcohol": Pathway.ADDICTIONS,
    "drugs": Pathway.ADDICTIONS,
    "other": Pathway.OTHER,
}
"""The pathway of what somebody asks for."""
