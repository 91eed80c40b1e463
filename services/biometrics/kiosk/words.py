"""Values in the words of the person in front of the kiosk."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import segno
from markupsafe import Markup

from services.biometrics.check_ins.queries import ReceiptRow
from services.biometrics.sessions.actions import Locked, NothingDue, WrongCard
from services.biometrics.sessions.domain import State
from shared.web.i18n import format_datetime, gettext


@dataclass(frozen=True, slots=True)
class ShownReceipt:
    """The receipt: its number, a QR code to photograph, the next date."""

    number: str
    qr: Markup
    title: str
    text: str
    next: str | None
    recorded: str
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


def receipt(row: ReceiptRow) -> ShownReceipt:
    """The receipt: its number, a QR code to photograph, the next date."""
    accepted = row.state == "accepted"
    return ShownReceipt(
        number=row.receipt,
        qr=Markup(segno.make(row.receipt, error="m").svg_inline(omitsize=True, border=4, light="#fff")),  # noqa: S704  # our own SVG
        title=gettext("Thank you. Your check-in is recorded."),
        text=gettext("Nothing more to do today.") if accepted else gettext("Your officer will look at it. You have done your part."),
        next=format_datetime(row.next_check_in) if row.next_check_in else None,
        recorded=format_datetime(row.recorded_at),
    )


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


def result(state: str, reason: str | None, row: ReceiptRow | None, *, attempts_left: int, people_before: int) -> ShownReceipt | ShownResult:
    """What the result page shows: `kind` is waiting, retry or receipt."""
    if row is not None:
        return receipt(row)
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
