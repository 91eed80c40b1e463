"""The act of the work that was done in a month, by site, with the hours of the sentence that remain."""

from collections.abc import Iterator

from services.probation.community_work import words
from services.probation.community_work.printing.common import paper
from services.probation.community_work.printing.month import Month
from services.probation.community_work.printing.timesheet import sites_of
from shared.printing import blocks
from shared.printing.sheet import Sheet
from shared.web.i18n import gettext

WIDTHS = (4, 4, 1.4, 1.4)


def work_act(what: Month) -> Sheet:
    """In the language of the page."""
    head = gettext("Work site"), gettext("Address"), gettext("Sessions"), gettext("Hours worked")
    parts = [
        blocks.text(gettext("In this month work of %(hours)s was done.", hours=words.hours(what.hours))),
        blocks.table(head, list(_sites(what)), widths=WIDTHS, numbers=(2, 3), total=(gettext("In all"), str(what.hours))),
        blocks.pairs(
            [
                (gettext("Hours of the sentence"), words.hours(what.sentence)),
                (gettext("Credited by the end of the month"), words.hours(what.worked)),
                (gettext("Of the sentence remain"), words.hours(max(0, what.sentence - what.worked))),
            ]
        ),
        blocks.text(gettext("The work was accepted by the manager of the work object.")),
    ]
    return paper(what, gettext("Work act"), parts, "work act")


def _sites(what: Month) -> Iterator[tuple[str, ...]]:
    for site in sites_of(what):
        there = [each for each in what.sessions if (each.site_name, each.address) == site and each.credited]
        yield *site, str(len(there)), str(sum(each.credited for each in there))
