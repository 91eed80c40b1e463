"""What both papers of a month begin and end with."""

from collections.abc import Sequence

from services.probation.community_work import words
from services.probation.community_work.printing.month import Month
from shared.printing import blocks
from shared.printing.sheet import Sheet
from shared.values import JsonObject
from shared.web.i18n import format_date, gettext


def about(what: Month) -> JsonObject:
    """Whose work it is, and by which order."""
    rows = [(gettext("Supervised person"), what.name)]
    if what.birth_date:
        rows.append((gettext("Date of birth"), format_date(what.birth_date)))
    rows += [(gettext("Case number"), what.case_number), (words.kind(what.kind), words.hours(what.sentence))]
    order = what.order
    if order is not None and order.number and order.ordered_on:
        said = gettext("Order no. %(number)s of %(day)s", number=order.number, day=format_date(order.ordered_on))
        rows.append((gettext("The akimat’s order"), said))
        rows.append((gettext("Kind of work"), order.kind_of_work or ""))
    return blocks.pairs(rows)


def paper(what: Month, heading: str, parts: Sequence[JsonObject], code: str) -> Sheet:
    """The sheet with the places to sign: of the work object, of the officer, of the person."""
    manager = what.order.contact if what.order else ""
    return Sheet(
        f"{heading}, {words.month(what.month)}", what.office, what.at, what.time_zone, (about(what), *parts),
        signatures=((gettext("Manager of the work object"), manager), (gettext("Officer of the probation service"), what.officer)),
        person="may_refuse", number=what.number, code=f"{code} {what.number}/{what.version} {what.registration}", draft=what.is_draft,
        footer=gettext("version %(number)s", number=what.version) if what.version > 1 else "",
    )  # fmt: skip
