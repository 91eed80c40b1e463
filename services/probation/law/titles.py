"""Titles of the law's values that administrators wrote in place of the software's own."""

from collections.abc import Mapping
from datetime import date

from services.probation.law.rules import FOLDER
from shared.law.calendar import FOLDER as SHARED
from shared.law.desk import FOLDER as DESK
from shared.law.titles import title
from shared.messages.base import Language

FOLDERS = FOLDER, SHARED, DESK


def own_title(code: str, on: date) -> Mapping[Language, str] | None:
    """The title in force on a day, in each language; None where nobody wrote one. No code stands in two books."""
    found = (title(folder, code, on) for folder in FOLDERS)
    return next((one.text for one in found if one is not None), None)


def title_code(section: str, name: str) -> str:
    """Under which code the title of an entry is kept: values and lists by their own, days by their name, the others after their section."""
    if section in ("rule", "list"):
        return name
    return f"day.{name.rpartition(' ')[0]}" if section in ("holiday", "exception") else f"{section}.{name}"
