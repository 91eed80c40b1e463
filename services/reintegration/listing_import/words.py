"""Files of vacancies and courses in words: the headings of their columns, and the values that people write in them."""

from collections.abc import Mapping
from functools import cache
from typing import get_args

from services.reintegration import words as common
from services.reintegration.listing_import.domain import COLUMNS, Kind
from services.reintegration.vacancies import words as vacancies
from services.reintegration.vacancies.domain import Kind as Employment
from services.reintegration.vacancies.domain import Period
from shared.printing.speaking import speaking
from shared.web.i18n import gettext


def kind(code: str) -> str:
    """What a file holds."""
    return {"vacancies": gettext("Vacancies"), "courses": gettext("Courses")}[code]


def state(code: str) -> str:
    """How far a file is."""
    return {"checked": gettext("Checked, not loaded"), "loaded": gettext("Loaded"), "dropped": gettext("Dropped")}[code]


def heading(code: str) -> str:
    """The heading of a column."""
    return {
        "own_number": gettext("Own number"),
        "offer": gettext("Service of the directory"),
        "title": gettext("Name of the work or course"),
        "description": gettext("Description"),
        "text_language": gettext("Language of the text"),
        "language": gettext("Taught in"),
        "region": gettext("Region"),
        "place": gettext("Town and street, or room"),
        "remote": gettext("From anywhere"),
        "kind": gettext("Kind of employment"),
        "places": gettext("Number of places"),
        "quota": gettext("Quota"),
        "wage_from": gettext("Wage from"),
        "wage_to": gettext("Wage to"),
        "wage_period": gettext("The wage is"),
        "currency": gettext("Currency"),
        "closes_on": gettext("Last day to apply"),
        "languages": gettext("Languages"),
        "requirements": gettext("Requirements"),
        "excludes": gettext("Who is excluded by law"),
        "excludes_source": gettext("Law and article"),
        "contact": gettext("Whom to ask"),
        "phone": gettext("Phone"),
        "seats": gettext("Number of seats"),
        "begins_on": gettext("First day"),
        "ends_on": gettext("Last day"),
        "apply_until": gettext("Apply until"),
        "conditions": gettext("Conditions of the course"),
    }[code]


def problem(code: str) -> str:
    """Why a file cannot be read."""
    return {
        "empty": gettext("The file is empty"),
        "too_large": gettext("The file is too large"),
        "too_many_rows": gettext("The file has too many rows: 1000 at most"),
        "too_many_columns": gettext("The file has too many columns"),
        "old_xls": gettext("This is an old Excel file. Save it as CSV or XLSX"),
        "encoding": gettext("The letters of the file cannot be read. Save it as CSV in UTF-8"),
        "merged": gettext("Cells of the sheet are merged. Divide them first"),
        "no_headings": gettext("The first row has no headings"),
    }.get(code, gettext("The file is damaged, or is no table"))


def plain(text: str) -> str:
    """A heading or a value without case, spaces around it, and marks that people put beside it."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").casefold().replace("ё", "е").split()).strip(" *:")


@cache
def headings(of: Kind) -> Mapping[str, str]:
    """The column by every heading that is understood: its code, and its words in each language."""
    common.know_words()
    found = {plain(code): code for code in COLUMNS[of]}
    for language in ("kk", "ru", "en"):
        with speaking(language):
            found |= {plain(heading(code)): code for code in COLUMNS[of]}
    return found


@cache
def values(column: str) -> Mapping[str, str]:
    """The code by every word for it, in each language; empty for a column that holds a text, a number or a day."""
    common.know_words()
    found: dict[str, str] = {}
    for language in ("kk", "ru", "en"):
        with speaking(language):
            found |= {plain(said): code for code, said in _codes(column).items()}
    return {**found, **{plain(code): code for code in _codes(column)}, **_MORE.get(column, {})}


_MORE: Mapping[str, Mapping[str, str]] = {"currency": {"₸": "KZT", "тенге": "KZT", "теңге": "KZT", "₽": "RUB", "$": "USD"}}


def _codes(column: str) -> dict[str, str]:
    if column in ("text_language", "language", "languages"):
        return {code: common.language(code) for code in ("kk", "ru", "en")}
    if column in ("remote", "quota"):
        return {"yes": gettext("Yes"), "no": gettext("No")}
    if column == "kind":
        return {code: vacancies.kind(code) for code in get_args(Employment)}
    if column == "wage_period":
        return {code: vacancies.period(code) for code in get_args(Period)}
    if column == "currency":
        return {code: code for code in ("KZT", "RUB", "USD")}
    return dict(vacancies.regions()) if column == "region" else {}


def example(of: Kind) -> list[str]:
    """The second row of the template: one entry that is right, invented."""
    made = {
        "own_number": "A-1", "title": gettext("Welder"), "description": gettext("Welding of frames in a workshop"),
        "text_language": common.language("ru"), "region": common.region("75"), "place": gettext("Almaty, 1 Fictional Street"),
        "remote": gettext("No"), "kind": vacancies.kind("full_time"), "places": "2", "quota": gettext("No"), "wage_from": "250 000",
        "wage_to": "300 000", "wage_period": vacancies.period("month"), "currency": "KZT", "closes_on": "31.12.2030",
        "languages": f"{common.language('kk')}, {common.language('ru')}", "seats": "12", "begins_on": "01.09.2030", "ends_on": "30.11.2030",
        "apply_until": "25.08.2030", "language": common.language("kk"),
    }  # fmt: skip
    return [made.get(code, "") for code in COLUMNS[of]]
