"""The timesheet of a month: every session, one a row, with the hours in all."""

from collections.abc import Sequence

from services.probation.community_work.printing.common import paper
from services.probation.community_work.printing.month import Month
from services.probation.community_work.printing.words import mark
from services.probation.community_work.rows import ShownSession
from shared.printing import blocks
from shared.printing.sheet import Sheet
from shared.web.i18n import gettext

Sites = Sequence[tuple[str, str]]
WIDTHS = (0.6, 1.6, 1.8, 1.2, 1.9, 3.8, 1.6)


def timesheet(what: Month) -> Sheet:
    """In the language of the page. The sites stand above the table, a row names one by its number."""
    head = (
        gettext("No."), gettext("Date"), gettext("Time"), gettext("Work site"), gettext("Hours planned"),
        gettext("How the session ended"), gettext("Hours worked"),
    )  # fmt: skip
    sites = sites_of(what)
    whole = all(each.outcome for each in what.sessions)
    total = (gettext("In all"), str(sum(each.hours for each in what.sessions)), "", str(what.hours) if whole else "")
    rows = [_row(at, each, sites) for at, each in enumerate(what.sessions, 1)]
    parts = [
        blocks.pairs([(gettext("Work sites"), "\n".join(f"{at}. {name}, {address}" for at, (name, address) in enumerate(sites, 1)))]),
        blocks.table(head, rows, widths=WIDTHS, numbers=(0, 3, 4, 6), total=total),
    ]
    return paper(what, gettext("Timesheet"), parts, "timesheet")


def sites_of(what: Month) -> Sites:
    """(name, address) of the sites of the month, in the order of their first session."""
    return list(dict.fromkeys((each.site_name, each.address) for each in what.sessions))


def _row(at: int, session: ShownSession, sites: Sites) -> tuple[str, ...]:
    site = str(sites.index((session.site_name, session.address)) + 1)
    times = f"{session.starts:%H:%M}–{session.plain().ends:%H:%M}"
    worked = str(session.credited) if session.outcome else ""
    return str(at), f"{session.on_date:%d.%m.%Y}", times, site, str(session.hours), mark(session.outcome), worked
