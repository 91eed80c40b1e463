"""Messages about decisions in words."""

from services.reintegration.help_requests.answering.domain import Withheld
from services.reintegration.help_requests.answering.queries import AnswerRow
from services.reintegration.help_requests.answering.texts import text_of
from services.reintegration.help_requests.domain import number_of
from services.reintegration.help_requests.queries import HelpRequestRow
from services.reintegration.sending import words as sending_words
from services.reintegration.sending.words import sending
from shared.web.i18n import gettext

__all__ = ["sending"]


def channel(row: AnswerRow) -> str:
    """How it goes, and to which number."""
    if row.channel == "email":
        return gettext("E-mail")
    return gettext("SMS to …%(end)s", end=row.number_end) if row.number_end else gettext("SMS")


def why(code: str | None) -> str:
    """Why it was not sent."""
    if code not in set(Withheld):
        return sending_words.problem(code) if code else ""
    return {
        Withheld.TAKEN_UP: gettext("The request was taken up again before"),
        Withheld.GONE: gettext("What the person wrote cannot be read any more"),
        Withheld.NO_ADDRESS: gettext("There is no such number or mailbox"),
    }[Withheld(code)]


def text(row: AnswerRow, request: HelpRequestRow) -> str:
    """What goes out, or went out."""
    return text_of(row.act, number_of(request.region, request.number), request.language)[1]


def how(code: str | None) -> str:
    """How a worker told it."""
    return {"phone": gettext("By phone"), "in_person": gettext("At the desk"), "letter": gettext("By letter")}.get(code or "", "")


def hows() -> list[tuple[str, str]]:
    """Every way in which a worker tells an answer."""
    return [(code, how(code)) for code in ("phone", "in_person", "letter")]
