"""What the law and our own rules say, as dated and cited data beside this file: a lawyer corrects a value without a programmer."""

from datetime import date
from pathlib import Path

from shared.law.rules import Cited, NamedList, NoSuchRule, Rule, entries, rule_book
from shared.messages.base import Language

__all__ = ["Condition", "NoSuchRule", "Norm", "Rule", "cited_norm", "conditions", "norms", "number", "rule", "rule_list", "rules", "values"]

FOLDER = Path(__file__).parent


class Condition(Cited):
    """A duty with a stable code."""

    code: str


class Norm(Cited):
    """A norm that may allow the use of a face, as it is cited."""

    code: str
    text: dict[Language, str]


def rule(code: str, on: date) -> Rule:
    """The rule of that code in force on a day. Raises NoSuchRule."""
    return rule_book(FOLDER).rule(code, on)


def number(code: str, on: date) -> int:
    """The value of a rule that is a number. Raises NoSuchRule."""
    return rule_book(FOLDER).number(code, on)


def rule_list(code: str, on: date) -> NamedList:
    """The list of that name in force on a day. Raises NoSuchRule."""
    return rule_book(FOLDER).named_list(code, on)


def values(code: str, on: date) -> tuple[str, ...]:
    """The codes on the list of that name in force on a day. Raises NoSuchRule."""
    return rule_book(FOLDER).values(code, on)


def rules() -> tuple[Rule, ...]:
    """Every rule in every file."""
    return rule_book(FOLDER).rules


def conditions() -> tuple[Condition, ...]:
    """The duties to choose from at registration."""
    return entries(FOLDER, "condition", Condition)


def condition_source(code: str) -> str:
    """The norm of a duty; empty where the law's data do not name it."""
    return next((one.source for one in conditions() if one.code == code), "")


def cited_norm(text: str) -> Norm | None:
    """The norm that a stored basis cites, in whichever language, in force or not any more; None where none does."""
    return next((norm for norm in entries(FOLDER, "norm", Norm) if text in norm.text.values()), None)


def norms(on: date) -> tuple[Norm, ...]:
    """The norms in force on a day, the newest of each code, to choose from as the legal basis of using a face."""
    newest: dict[str, Norm] = {}
    for norm in entries(FOLDER, "norm", Norm):
        if norm.holds_on(on) and (norm.code not in newest or newest[norm.code].valid_from <= norm.valid_from):
            newest[norm.code] = norm
    return tuple(newest.values())
