"""Kinds of fields that several forms of the directory have."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from services.reintegration.directory.values import texts
from services.reintegration.directory.values.wrong import Wrong
from shared.kato.fields import read_place, read_places
from shared.web.i18n import gettext_noop

NOT_AN_ADDRESS = gettext_noop("Enter a web address such as https://example.kz")
NOT_AN_EMAIL = gettext_noop("Enter an e-mail address such as info@example.kz")


def _address(text: str) -> str:
    read = texts.address(text)
    corrected = read.value if isinstance(read, Wrong) else read
    if corrected is None:
        raise ValueError(NOT_AN_ADDRESS)
    return str(corrected)


def _email(text: str) -> str:
    if texts.email(text) != text:
        raise ValueError(NOT_AN_EMAIL)
    return text


Web = Annotated[str, StringConstraints(max_length=1000), AfterValidator(_address)] | None
Email = Annotated[str, StringConstraints(max_length=254), AfterValidator(_email)] | None
Kato = Annotated[str, StringConstraints(max_length=200), AfterValidator(read_place)] | None
"""One place, by its code or its name."""
Katos = Annotated[str, StringConstraints(max_length=1000), AfterValidator(read_places)] | None
"""Several, divided by commas."""
