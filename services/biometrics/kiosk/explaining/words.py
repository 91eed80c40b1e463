"""What the kiosk asks and answers about an explanation, in the words of the person in front of it. Nothing is called a breach."""

from dataclasses import dataclass
from datetime import date, datetime

from services.biometrics.explanations.domain import REASONS
from services.biometrics.explanations.queries import ShownRequest
from services.biometrics.kiosk import words as kiosk_words
from services.biometrics.kiosk.explaining.rights import rights_on
from shared.web.i18n import format_date, format_datetime, gettext


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: (day, words) of each thing, until when it may be answered, and the rights."""

    about: list[tuple[str, str]]
    until: str
    rights: list[str]


def question(row: ShownRequest, today: date) -> Question:
    """The request as the person reads it."""
    about = [(format_date(each.on), kiosk_words.said(each.text)) for each in row.asked]
    return Question(about, format_datetime(row.answer_until), [kiosk_words.said(each.text) for each in rights_on(today)])


def reason(code: str) -> str:
    return {
        "late_summons": gettext("I learned of it too late"),
        "illness": gettext("I was ill"),
        "other_circumstance": gettext("Another reason, and a document shows it"),
    }.get(code, gettext("I want to say it in my own words"))


def reasons() -> list[tuple[str, str]]:
    """The ready reasons, and the own words."""
    return [(code, reason(code)) for code in REASONS]


def problem(code: str) -> str:
    """Why the page stays."""
    return {
        "too_long": gettext("Please use at most 3000 characters."),
        "words_needed": gettext("Please write at least a few words, or go back and choose a reason."),
    }.get(code, gettext("Please touch one of the answers."))


def receipt_title(kind: str | None) -> str:
    if kind == "in_person":
        return gettext("Your officer is told that you want to explain in person")
    return gettext("Thank you. Your explanation is handed in.")


def receipt_text(kind: str | None) -> str:
    if kind == "in_person":
        return gettext("This is not a refusal. Your officer will agree on a time with you.")
    return gettext("Your officer reads it before anything is decided. If you have a paper about it, bring it to your officer.")


def moment(at: datetime | None) -> str:
    return format_datetime(at) if at else ""
