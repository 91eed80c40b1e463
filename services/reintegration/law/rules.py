"""The desk's periods and lists, as dated and cited data: they begin with shared/law/desk/desk.toml, and what two people changed rules."""

from shared.law.desk import FOLDER
from shared.law.rules import RuleBook, rule_book

__all__ = ["FOLDER", "rules"]


def rules() -> RuleBook:
    """The desk's rules, with the list of urgent needs."""
    return rule_book(FOLDER)
