"""Mobile numbers of Kazakhstan, by the ranges that its operators have been given."""

import phonenumbers
from phonenumbers import number_type as kind
from phonenumbers import region_code_for_number as region

MOBILE = phonenumbers.PhoneNumberType.MOBILE


class WrongPhone(ValueError):
    """Not a mobile number of Kazakhstan."""


def parse_phone(text: str) -> str:
    """`text`, in any way people write a number (a leading 8, brackets), as +77XXXXXXXXX. Raises WrongPhone."""
    try:
        number = phonenumbers.parse(text, "KZ")
    except phonenumbers.NumberParseException as wrong:
        raise WrongPhone from wrong
    # The library would leave words out, and read letters as the keys that they stand on.
    if any(map(str.isalpha, text)) or number.extension or (region(number), kind(number)) != ("KZ", MOBILE):
        raise WrongPhone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def spaced(number: str) -> str:
    """`+77012345678` as a person reads it: +7 701 234 56 78."""
    return f"{number[:2]} {number[2:5]} {number[5:8]} {number[8:10]} {number[10:]}"
