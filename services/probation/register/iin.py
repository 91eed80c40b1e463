"""The individual identification number (ИИН): 12 digits `YYMMDD C NNNN K`."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from services.probation.cases.domain.categories import Sex

FIRST_PASS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND_PASS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
FOREIGNER = "0"

Problem = Literal["length", "date", "century", "checksum"]


@dataclass(frozen=True)
class Iin:
    """A number that was checked. `born_on` is None if it does not give the century (C = 0, some foreigners): a warning, not an error."""

    number: str
    born_on: date | None

    @property
    def sex(self) -> Sex | None:
        """Whose it is, by the seventh digit; None if that is 0."""
        return None if self.number[6] == FOREIGNER else "male" if int(self.number[6]) % 2 else "female"

    @property
    def warns(self) -> bool:
        """Whether an officer should check it once more."""
        return self.born_on is None


class WrongIin(ValueError):
    """The number cannot be an ИИН; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def check_digit(first_eleven: str) -> int | None:
    """K of the first eleven digits: Σ d·i mod 11, with the second row of weights if that gives 10; None if no digit fits."""
    for weights in (FIRST_PASS, SECOND_PASS):
        remainder = sum(int(digit) * weight for digit, weight in zip(first_eleven, weights, strict=True)) % 11
        if remainder < 10:
            return remainder
    return None


def parse_iin(text: str) -> Iin:
    """The number in `text` (spaces and dashes between digits are allowed). Raises WrongIin."""
    number = "".join(character for character in text if character not in " -\u00a0")
    if len(number) != 12 or not (number.isascii() and number.isdigit()):
        raise WrongIin("length")
    if number[6] not in CENTURIES and number[6] != FOREIGNER:
        raise WrongIin("century")
    born_on = _born_on(number)
    if check_digit(number[:11]) != int(number[11]):
        raise WrongIin("checksum")
    return Iin(number, born_on)


def _born_on(number: str) -> date | None:
    year, month, day = int(number[:2]), int(number[2:4]), int(number[4:6])
    try:
        # 2000 is a leap year: if the century is unknown, any day that could exist is accepted.
        born = date(CENTURIES.get(number[6], 2000) + year, month, day)
    except ValueError:
        raise WrongIin("date") from None
    return born if number[6] in CENTURIES else None
