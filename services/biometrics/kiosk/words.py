"""Values in the words of the person in front of the kiosk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import segno
from markupsafe import Markup

from services.biometrics.check_ins.queries import ReceiptRow
from services.biometrics.sessions.actions import Locked, NothingDue, WrongCard
from services.biometrics.sessions.domain import State
from shared.messages.base import Language
from shared.messages.probation import Question
from shared.settings import settings
from shared.web.i18n import current, format_date, format_datetime, gettext


@dataclass(frozen=True, slots=True)
class Following:
    """The next check-in: from when until when, and where."""

    opens_at: datetime
    closes_at: datetime | None
    place: str
    hours: str | None


@dataclass(frozen=True, slots=True)
class ShownReceipt:
    """The receipt: its number, a QR code to photograph, what was asked for, and the next check-in with its days, hours and place."""

    number: str
    qr: Markup
    title: str
    text: str
    recorded: str
    asked: list[tuple[str, str]]
    help: str | None
    days: str | None = None
    hours: str | None = None
    place: str | None = None
    kind: Literal["receipt"] = "receipt"


@dataclass(frozen=True, slots=True)
class ShownResult:
    """What the result page says before there is a receipt."""

    kind: Literal["waiting", "retry"]
    text: str
    may_retry: bool = False


def refusal(why: WrongCard | Locked | NothingDue) -> str:
    """Why the card page stays, and what to do."""
    if isinstance(why, Locked):
        return gettext("Too many wrong PINs. Wait until %(until)s, or ask a member of staff: you can always check in with them.").replace(
            "%(until)s", format_datetime(why.until)
        )
    if isinstance(why, NothingDue):
        if why.opens_at is None:
            return gettext("You do not need to check in now. If you think you should have one, ask a member of staff.")
        return gettext("You do not need to check in now. The next check-in opens on %(when)s.", when=format_datetime(why.opens_at))
    return gettext("The card code or the PIN is wrong. Check both and try again, or ask a member of staff.")


def receipt(
    row: ReceiptRow, following: Following | None, asked: list[tuple[str, str]], help_line: dict[Language, str] | None
) -> ShownReceipt:
    """Probation's answer as the person reads and photographs it."""
    accepted = row.state == "accepted"
    return ShownReceipt(
        number=row.receipt,
        qr=Markup(segno.make(row.receipt, error="m").svg_inline(omitsize=True, border=4, light="#fff")),  # noqa: S704  # our own SVG
        title=gettext("Thank you. Your check-in is recorded."),
        text=gettext("Nothing more to do today.") if accepted else gettext("Your officer will look at it. You have done your part."),
        recorded=format_datetime(row.recorded_at),
        asked=asked,
        help=said(help_line) if help_line else None,
        days=_days(following) if following else None,
        hours=(following.hours or gettext("Ask a member of staff for the hours")) if following else None,
        place=following.place if following else None,
    )


def _days(following: Following) -> str:
    """The first and the last day on which the check-in may be given."""
    zone = ZoneInfo(settings().timezone)
    first = following.opens_at.astimezone(zone).date()
    last = (following.closes_at - timedelta(microseconds=1)).astimezone(zone).date() if following.closes_at else first
    return format_date(first) if last <= first else f"{format_date(first)} – {format_date(last)}"


def asked_for(questions: Iterable[Question], answers: Mapping[str, str | list[str]]) -> list[tuple[str, str]]:
    """(question, answer) of what the person asked for: each choice of several, and each yes."""
    found = []
    for question in questions:
        given = answers.get(question.code)
        if question.kind == "many" and isinstance(given, list) and given:
            found.append((asked(question), ", ".join(said(question.options[code]) for code in sorted_options(given))))
        elif question.kind == "yes_no" and given == "yes":
            found.append((asked(question), gettext("Yes")))
    return found


def asked(question: Question) -> str:
    """The question in the language of the page; an officer's own that lacks it as `Question.spoken_on` says."""
    return question.text[question.spoken_on(current())]


def said(texts: Mapping[Language, str]) -> str:
    """In the language of the page, or in the first there is."""
    return texts.get(current()) or next(iter(texts.values()))


def card_missing() -> str:
    return gettext("Type the code of your card first, or hold the card to the reader.")


def pin_as_card() -> str:
    """Digits alone: whoever types the PIN too early does not read it on the screen."""
    return gettext("This is not a card code. The code is on your card; the PIN comes after it.")


def pin_missing() -> str:
    return gettext("Type your PIN.")


def retry(reason: str | None) -> str:
    """What went wrong before the camera, and what would help."""
    words = {
        "no_face": gettext("We could not see a face. Stand in front of the camera, and take off a cap or dark glasses."),
        "no_match": gettext("The picture did not look enough like your reference picture. More light often helps."),
        "review": gettext("The picture was a little unclear. More light often helps."),
        "not_live": gettext("We could not see the movement. Make it slowly, when the screen asks for it."),
        "poor_quality": gettext("The picture was too dark or not sharp. Stand still and let light fall on your face."),
    }
    return words.get(reason or "", gettext("The picture was a little unclear. More light often helps."))


def result(state: str, reason: str | None, *, attempts_left: int, people_before: int) -> ShownResult:
    """What the result page shows before there is a receipt: `kind` is waiting or retry."""
    if state == State.CAPTURING:
        return ShownResult("retry", retry(reason), may_retry=attempts_left > 0)
    waiting = gettext("We are looking at your pictures. This takes a few seconds.")
    if state == State.VERIFIED:
        waiting = gettext("Your check-in is recorded. Your receipt is coming.")
    elif people_before:
        waiting = gettext("People before you: %(count)s. Please stay here.", count=people_before)
    return ShownResult("waiting", waiting)


OPTIONS_FIRST = (
    "very_well",
    "well",
    "ok",
    "not_well",
    "struggling",
    "housing",
    "work",
    "education",
    "documents",
    "health",
    "mental_health",
)

OPTIONS_LAST = ("other", "none")


def sorted_options(codes: Iterable[str]) -> list[str]:
    """Options in the order that people expect: JSON in PostgreSQL does not keep the order in which they were sent."""
    known = {code: place for place, code in enumerate(OPTIONS_FIRST)} | dict.fromkeys(OPTIONS_LAST, 1000)
    return sorted(codes, key=lambda code: known.get(code, 100))


def answer_problem(problem: str) -> str:
    """Why the question stays."""
    return gettext("Please use at most 1000 characters.") if problem == "too_long" else gettext("Please touch one of the answers.")
