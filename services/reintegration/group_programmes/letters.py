"""What a person takes home from a group, as PDF: a neutral letter, or a certificate that names the programme."""

from dataclasses import dataclass
from datetime import date, datetime

from services.reintegration.printing import Paper, typeset_paper
from shared.messages.base import Language
from shared.printing import blocks
from shared.values import JsonObject
from shared.web.i18n import format_date, gettext


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter says. `programme`: empty in the neutral letter.

    `state`: completed, partly, still in the group, or `over`: the group does not go on.
    """

    name: str
    programme: str
    state: str
    attended: int
    total: int
    from_on: date
    until_on: date
    office: str
    leader: str


async def pdf_of(what: Letter, language: Language, at: datetime) -> bytes:
    """The letter in a language, PDF/A."""

    def made() -> Paper:
        heading = gettext("Certificate") if what.programme else gettext("Letter about taking part in a group")
        heading = gettext("The group does not go on") if what.state == "over" else heading
        return Paper(heading, _parts(what), office=what.office, signatures=((gettext("Leader of the group"), what.leader),))

    return await typeset_paper(made, language, at)


def _parts(what: Letter) -> list[JsonObject]:
    if what.state == "over":
        told = gettext("The group to which you came does not go on. Your worker will talk with you about what can help you instead.")
        return [blocks.text(told), blocks.note(gettext("This is not because of you, and nothing bad follows from it."))]
    said = {
        "completed": gettext("The person completed the group."),
        "partly": gettext("The person completed a part of the group."),
    }.get(what.state, gettext("The person comes to the group."))
    rows = [
        [gettext("Family name, given name, patronymic"), what.name],
        *([[gettext("Programme"), what.programme]] if what.programme else []),
        [gettext("Time"), gettext("%(first)s to %(last)s", first=format_date(what.from_on), last=format_date(what.until_on))],
        [gettext("Sessions attended"), gettext("%(number)s of %(total)s", number=what.attended, total=what.total)],
    ]
    return [blocks.text(said), blocks.pairs(rows), blocks.note(gettext("Taking part is voluntary. This letter is given to the person."))]
