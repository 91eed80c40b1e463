"""The desk's periods and lists, as dated and cited data in desk.toml beside this file."""

from pathlib import Path

from shared.law.rules import RuleBook, rule_book

FOLDER = Path(__file__).parent


def rules() -> RuleBook:
    """The desk's rules, with the list of urgent needs."""
    return rule_book(FOLDER)
