"""Both papers of a month as data in each language, and their PDF: as they are now, or as they were when the act was made."""

from collections.abc import Callable, Mapping
from typing import Literal

from services.probation.cases import words as case_words
from services.probation.community_work.printing.act import work_act
from services.probation.community_work.printing.month import Month
from services.probation.community_work.printing.timesheet import timesheet
from services.probation.community_work.rows import PrintedAct
from services.probation.documents.template_queries import letterhead_in_force
from services.probation.local_time import local_today
from shared.messages.base import Language
from shared.printing.in_threads import typeset
from shared.printing.sheet import LAYOUT, Sheet, sheet
from shared.printing.speaking import speaking
from shared.values import JsonObject
from shared.web.i18n import LANGUAGES

PaperCode = Literal["timesheet", "act"]
PAPERS: Mapping[PaperCode, Callable[[Month], Sheet]] = {"timesheet": timesheet, "act": work_act}


async def printed(what: Month) -> dict[str, JsonObject]:
    """Everything that stands on both, by paper and language, as it is kept with the act."""
    return {code: {language: await _data(what, code, language) for language in LANGUAGES} for code in PAPERS}


async def pdf_of(what: Month, act: PrintedAct | None, code: PaperCode, language: Language) -> bytes:
    """The PDF. Of an act it says what was kept when it was made; without one it is a draft."""
    if act is not None and act.layout is not None:
        return await typeset(act.printed[code][language], act.at, act.layout)
    return await typeset(await _data(what, code, language), what.at, LAYOUT)


async def _data(what: Month, code: PaperCode, language: Language) -> JsonObject:
    letterhead = await letterhead_in_force(what.office, local_today(what.at), language)
    with speaking(language):
        made = PAPERS[code](what)
    return sheet(made, letterhead, language, case_words.office)
