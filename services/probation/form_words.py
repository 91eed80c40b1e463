"""What every form says."""

from collections.abc import Mapping

from shared.web.i18n import gettext


def choose() -> str:
    return gettext("Choose one of the answers")


def confirm() -> str:
    return gettext("Confirm that you want to do this")


def note_problem(given: str) -> str:
    """What is wrong with a reason in words: it is missing or too long."""
    return gettext("Use at most 2000 characters") if given else gettext("Write down your reason")


def error_summary(messages: Mapping[str, str], names: Mapping[str, str]) -> list[dict[str, str]]:
    """The list at the top of a form: each line says which field it means, where `names` knows it."""
    return [{"text": f"{names[field]}: {text}" if field in names else text, "href": f"#{field}"} for field, text in messages.items()]
