"""The list of people in words: its columns, and by what a search found somebody."""

from dataclasses import dataclass

from services.probation.caseload.domain import Column
from services.probation.caseload.list_queries import ListedPerson, Numbers
from shared.name_search.score import Why
from shared.web.i18n import gettext, ngettext


@dataclass(frozen=True, slots=True)
class Marked:
    """A part of a name, and whether it is what was searched."""

    text: str
    found: bool


def column(which: Column) -> str:
    """The heading of a column."""
    return {
        Column.NAME: gettext("Supervised person"),
        Column.NUMBER: gettext("Case"),
        Column.OFFICER: gettext("Officer"),
        Column.DUE: gettext("Next check-in"),
        Column.MISSED: gettext("Missed in a year"),
        Column.ENDS: gettext("Term ends"),
    }[which]


def numbers(of: Numbers, *, most: int) -> str:
    """How many people are on the list; where somebody has several registrations, how many rows as well."""
    if of.registrations > most:
        return gettext("More than %(count)s registrations", count=most)
    people = ngettext("%(num)s person", "%(num)s people", of.people)
    if of.registrations == of.people:
        return people
    rows = ngettext("%(num)s registration", "%(num)s registrations", of.registrations)
    return f"{people}, {rows}"


def marked(row: ListedPerson) -> list[Marked]:
    """The official name, word by word."""
    found = {word for word, _ in row.found}
    return [Marked(word, word in found) for word in row.name.split()]


def found_by(row: ListedPerson) -> str:
    """Why somebody is among the results, where the name does not show it by itself; empty otherwise."""
    elsewhere = [word for word, why in row.found if word not in row.name.split() and why is not Why.NUMBER]
    if elsewhere:
        return gettext("Also spelled %(name)s", name=" ".join(elsewhere))
    kinds = {why for _, why in row.found}
    if Why.NUMBER in kinds:
        return gettext("Has this number")
    if Why.SIMILAR in kinds:
        return gettext("Similar name")
    return gettext("Another spelling or form") if Why.SPELLING in kinds else ""
