"""The SIM of a device: the number printed on the card (ICCID, ITU-T E.118) or its phone number (E.164)."""

import re

from services.probation.cases.domain import phone

APART = re.compile(r"[\s()\-\u00a0]")
PRINTED = re.compile(r"89\d{16,18}")
PHONE = re.compile(r"\+[1-9]\d{7,14}")
WITH_CHECK_DIGIT = 19


class WrongSim(ValueError):
    """Neither the number of a card nor a phone number."""


class Mistyped(WrongSim):
    """The number of a card whose last digit does not fit the others."""


def parse_sim(text: str) -> str:
    """`text` without spaces. Raises WrongSim or Mistyped.

    E.118 ends in a Luhn digit as the 19th; a 20th digit is some makers' own, and 18 come without it: those are not checked.
    """
    number = APART.sub("", text)
    if re.fullmatch(r"8[67]\d{9}", number):
        number = "+7" + number[1:]
    if PHONE.fullmatch(number):
        return number
    if not PRINTED.fullmatch(number):
        raise WrongSim
    if len(number) == WITH_CHECK_DIGIT and not _luhn(number):
        raise Mistyped
    return number


def spaced(sim: str) -> str:
    """As a person reads it aloud: in fours, a phone number of Kazakhstan as such."""
    if re.fullmatch(r"\+7\d{10}", sim):
        return phone.spaced(sim)
    return " ".join(sim[at : at + 4] for at in range(0, len(sim), 4))


def _luhn(number: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0
