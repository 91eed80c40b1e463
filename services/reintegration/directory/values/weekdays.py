"""Days of the week in words and ranges, as directories write them: `Mon-Fri`, `Monday and Tuesday`, `пн–пт`, `дс, сс`."""

import re

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STEMS = {
    "MO": ("mon", "поне", "пн", "дүй", "дс"),
    "TU": ("tue", "втор", "вт", "сей", "сс"),
    "WE": ("wed", "сред", "ср", "сәр"),
    "TH": ("thu", "четв", "чт", "бей", "бс"),
    "FR": ("fri", "пятн", "пт", "жұм", "жм"),
    "SA": ("sat", "субб", "сб", "сен"),
    "SU": ("sun", "воск", "вс", "жек", "жс"),
}
"""Beginnings of the names in English, Russian and Kazakh, longest names too."""
GROUPS = {
    ("daily", "everyday", "ежедневно", "күнсайын"): DAYS,
    ("weekdays", "weekday", "будни", "жұмыскүндері"): DAYS[:5],
    ("weekends", "weekend", "выходные", "демалыскүндері"): DAYS[5:],
}
TO = re.compile(r"\s*(?:[-–—]|\b(?:to|through|thru|по)\b)\s*")
APART = re.compile(r"[\s,;/&+]+|\band\b")
SMALL = re.compile(r"\b(?:с|и|and|from|және)\b|\.")


def weekdays(given: str) -> str | None:
    """The days as RFC 5545 writes them, `MO,TU`; None where a word is not known."""
    text = given.casefold().strip()
    for words, days in GROUPS.items():
        if re.sub(r"[\s_-]+", "", text) in words:
            return ",".join(days)
    found: set[str] = set()
    for word in APART.split(SMALL.sub(" ", TO.sub("-", text))):
        if not word:
            continue
        first, _, last = word.partition("-")
        begin, end = _day(first), _day(last or first)
        if begin is None or end is None:
            return None
        number, until = DAYS.index(begin), DAYS.index(end)
        found |= {DAYS[each % 7] for each in range(number, until + 1 if until >= number else until + 8)}
    return ",".join(day for day in DAYS if day in found) or None


def _day(word: str) -> str | None:
    if word.upper() in DAYS:
        return word.upper()
    return next((day for day, stems in STEMS.items() for stem in stems if word.startswith(stem) and (len(stem) > 2 or word == stem)), None)
