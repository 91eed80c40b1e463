"""The log of a month as PDF: day, kind, time; nothing about anybody who was helped."""

from collections.abc import Sequence
from datetime import date, datetime

from services.reintegration.mentoring import words
from services.reintegration.mentoring.queries import EntryRow
from services.reintegration.printing import Paper, spoken, typeset_paper
from shared.printing import blocks
from shared.web.i18n import current, format_date, gettext


async def pdf_of(month: date, rows: Sequence[EntryRow], office: str, at: datetime) -> bytes:
    """PDF/A in the reader's language."""

    def made() -> Paper:
        head = [gettext("Day"), gettext("Mentor"), gettext("How?"), gettext("Time")]
        table = [[format_date(each.day), each.mentor_name, words.kind(each.kind), words.hours(each.minutes)] for each in rows]
        total = [gettext("Together"), "", "", words.hours(sum(each.minutes for each in rows))]
        note = gettext("Names of people and what was said are not part of this paper.")
        shown = blocks.text(gettext("Nothing was written down in this month."))
        if table:
            shown = blocks.table(head, table, widths=(2, 4, 4, 2), numbers=(3,), total=total)
        title = gettext("Log of the mentors")
        return Paper(f"{title}: {words.month(month)}", [shown, blocks.note(note)], office=office)

    return await typeset_paper(made, spoken(current(), ""), at)
