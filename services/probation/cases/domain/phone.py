"""Mobile numbers of Kazakhstan: +7 6XX or +7 7XX; a leading 8 is how many people write it."""

import re

PHONE = re.compile(r"^\+7[67]\d{9}$")


class WrongPhone(ValueError):
    """Not a mobile number of Kazakhstan."""


def parse_phone(text: str) -> str:
    """`text` as +77XXXXXXXXX. Raises WrongPhone."""
    number = re.sub(r"[\s()\-\u00a0]", "", text)
    if re.fullmatch(r"8[67]\d{9}", number):
        number = "+7" + number[1:]
    elif re.fullmatch(r"7[67]\d{9}", number):
        number = "+" + number
    if not PHONE.fullmatch(number):
        raise WrongPhone
    return number


def spaced(number: str) -> str:
    """`+77012345678` as a person reads it: +7 701 234 56 78."""
    return f"{number[:2]} {number[2:5]} {number[5:8]} {number[8:10]} {number[10:]}"
