"""What was typed, read as a name, numbers and a year of birth: pure."""

from dataclasses import dataclass

from shared.name_search.query import Query, read

OLDEST_YEAR, YOUNGEST = 1900, 10
"""A number of four digits from here until so many years ago may be a year of birth."""
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """`year`: a year of birth beside a name. A number alone stays a number, too: case numbers contain years."""

    query: Query
    numbers: tuple[str, ...]
    year: int | None


def asked(text: str, *, this_year: int) -> Asked:
    """Read what was typed: the last number that can be a year of birth is taken as one."""
    query = read(text)
    years = [number for number in query.numbers if _is_year(number, this_year)]
    if not years:
        return Asked(query, query.numbers, None)
    numbers = list(query.numbers)
    if query.words or len(numbers) > 1:
        numbers.remove(years[-1])
    return Asked(query, tuple(numbers), int(years[-1]))


def fits_year(born: int | None, wanted: int | None) -> float:
    """By what a score is multiplied: 1 for the year asked for, a little less where none is known or one beside it, half for another."""
    if wanted is None or born == wanted:
        return 1.0
    if born is None:
        return 0.9
    return 0.85 if abs(born - wanted) == 1 else 0.5


def _is_year(number: str, this_year: int) -> bool:
    return len(number) == YEAR_DIGITS and number.isdigit() and OLDEST_YEAR <= int(number) <= this_year - YOUNGEST
