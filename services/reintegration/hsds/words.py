"""Defects of another directory in words."""

from services.reintegration.hsds.reading.rows import Defect
from shared.web.i18n import gettext


def problem(code: str) -> str:
    """What is wrong."""
    return _of_files().get(code) or _of_rows().get(code) or _of_values().get(code) or code


def line(defect: Defect) -> str:
    """One defect in a line: file, row, column, what is wrong, what stood there, and what became of the row."""
    where = [defect.file, *([gettext("row %(row)s", row=defect.row)] if defect.row else []), *([defect.column] if defect.column else [])]
    said = f"{problem(defect.problem)}: {defect.value}" if defect.value else problem(defect.problem)
    after = gettext("the rest is kept") if defect.kept else gettext("left out")
    return " · ".join([*where, said, after])


def _of_files() -> dict[str, str]:
    return {
        "unreadable": gettext("this file cannot be read"),
        "not_a_zip": gettext("this is not a zip file, or it is broken"),
        "broken_zip": gettext("this file of the zip cannot be unpacked"),
        "encrypted": gettext("this file of the zip is encrypted"),
        "zip_bomb": gettext("this file of the zip unpacks to far more than its size says"),
        "outside": gettext("this path leads outside the folder"),
        "too_large": gettext("the files are too large together"),
        "too_many_files": gettext("the zip has too many files"),
        "nothing_to_read": gettext("there is no CSV or JSON here"),
        "unknown_file": gettext("HSDS has no table of this name"),
        "unknown_entity": gettext("HSDS has no such table"),
        "not_kept_here": gettext("this table says how others were written and is not kept here; its rows"),
        "empty_file": gettext("the file is empty"),
        "null_signs": gettext("the file has null signs, which are left out"),
        "no_header": gettext("the first row does not name the columns"),
        "column_twice": gettext("this column comes twice: the first one counts"),
        "unknown_column": gettext("HSDS has no such column"),
        "read_as": gettext("this is not in UTF-8; look whether it was read rightly as"),
        "spreadsheet": gettext("a spreadsheet is not read: save each sheet as CSV in UTF-8"),
        "zip_inside": gettext("an archive is read only by itself as a zip: unpack this one first"),
        "xml": gettext("XML is not read: ask for CSV or JSON"),
        "database": gettext("a database is not read: ask for CSV or JSON"),
        "not_json": gettext("this is not JSON"),
        "not_csv": gettext("this row is not CSV"),
        "not_utf8": gettext("this is not in UTF-8"),
        "too_deep": gettext("the file is nested too deep or has too many rows"),
        "not_an_object": gettext("an object was expected"),
        "not_a_value": gettext("a value was expected, not a list or an object"),
    }


def _of_rows() -> dict[str, str]:
    return {
        "missing_id": gettext("there is no id: one was made from the row"),
        "missing": gettext("this is missing, although HSDS requires it"),
        "missing_and_assumed": gettext("this is missing: the usual value was taken"),
        "missing_and_left_out": gettext("this is missing, and without it the row says nothing"),
        "belongs_to_nobody": gettext("the row names nobody to whom it belongs"),
        "repeated_row": gettext("the same row stands here already"),
        "id_twice": gettext("another row has this id already"),
        "names_unknown": gettext("there is no such row"),
        "names_one_left_out": gettext("the row that it names was left out"),
        "circle": gettext("it stands above itself"),
        "too_few_cells": gettext("the row has fewer cells than columns; cells"),
        "too_many_cells": gettext("the row has more cells than columns; cells"),
        "cell_too_long": gettext("a cell is too long to be read"),
    }


def _of_values() -> dict[str, str]:
    return {
        "too_long": gettext("this is too long"),
        "not_a_number": gettext("this is not a number"),
        "not_a_whole_number": gettext("this is not a whole number"),
        "not_a_date": gettext("this is not a date"),
        "no_such_day": gettext("there is no such day"),
        "impossible_year": gettext("this year is not possible"),
        "impossible_age": gettext("this age is not possible"),
        "ages_swapped": gettext("the youngest age is above the oldest"),
        "not_a_time": gettext("this is not a time of the day"),
        "not_an_address": gettext("this is not a web address"),
        "address_without_scheme": gettext("the web address does not begin with https://, which was added"),
        "not_an_email": gettext("this is not an e-mail address"),
        "not_a_weekday": gettext("this is not a day of the week"),
        "not_in_the_list": gettext("HSDS does not know this value"),
        "not_on_earth": gettext("there is no such place on earth"),
        "half_a_point": gettext("one of the two coordinates is missing or wrong"),
        "coordinates_swapped": gettext("latitude and longitude are exchanged"),
        "unknown_language": gettext("no language is known by this name or code"),
        "unknown_country": gettext("no country is known by this name or code"),
        "unknown_currency": gettext("this is not a currency's code"),
        "no_phone_number": gettext("this is not a telephone number"),
        "more_free_than_places": gettext("there cannot be more free places than places"),
    }
