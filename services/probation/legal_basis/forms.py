"""A legal basis as typed, and its signed copy."""

import asyncio
from datetime import date, datetime
from typing import Annotated, Literal, Protocol

from litestar.datastructures import UploadFile
from pydantic import BaseModel, StringConstraints

from services.probation.legal_basis.domain import LARGEST, NotACopy, SignedCopy, read_copy
from services.probation.legal_basis.words import basis_problem, copy_problem
from services.probation.local_time import local_today
from shared.messages.base import Language
from shared.messages.probation import BiometricBasis
from shared.web.forms import FormErrors, parse
from shared.web.request import Fields, Web

Line = Annotated[str, StringConstraints(max_length=200)]

FORM_WITH_COPY = LARGEST + 256 * 1024
"""The largest body of a form that may carry a signed copy."""


class BasisFields(Protocol):
    """The fields of any form that asks for a legal basis."""

    @property
    def basis_kind(self) -> Literal["norm", "consent", "none"]: ...
    @property
    def basis_reference(self) -> str | None: ...
    @property
    def basis_given_on(self) -> date | None: ...


class BasisForm(BaseModel):
    """The legal basis alone."""

    basis_kind: Literal["norm", "consent", "none"]
    basis_reference: Line | None = None
    basis_given_on: date | None = None


async def uploaded_copy(request: Web) -> SignedCopy | FormErrors | None:
    """The signed copy that came with a form, None if there was none, or what is wrong with it."""
    file = (await request.form()).get("copy")
    if not isinstance(file, UploadFile):
        return None
    content = await file.read(LARGEST + 1)
    if not content:
        return None
    try:
        return await asyncio.to_thread(read_copy, content)
    except NotACopy as wrong:
        return FormErrors({"copy": copy_problem(wrong.problem)})


def read_basis(fields: Fields, language: Language, now: datetime) -> BiometricBasis | FormErrors | None:
    """A legal basis, None for switched off, or what is wrong."""
    form = parse(BasisForm, fields)
    if isinstance(form, FormErrors):
        return form
    if wrong := basis_problems(form, local_today(now)):
        return FormErrors({name: basis_problem(code) for name, code in wrong.items()})
    return basis_of_form(form, language)


def basis_of_form(form: BasisFields, language: Language) -> BiometricBasis | None:
    """The basis that a form names; None for switched off."""
    if form.basis_kind == "none" or form.basis_reference is None or form.basis_given_on is None:
        return None
    return BiometricBasis(kind=form.basis_kind, reference=form.basis_reference, given_on=form.basis_given_on.isoformat(), language=language)


def basis_problems(form: BasisFields, today: date) -> dict[str, str]:
    """What contradicts itself: a code by field."""
    if form.basis_kind == "none":
        return {}
    wrong = {}
    if form.basis_reference is None:
        wrong["basis_reference"] = "basis_reference_missing"
    if form.basis_given_on is None:
        wrong["basis_given_on"] = "basis_given_on_missing"
    elif form.basis_given_on > today:
        wrong["basis_given_on"] = "basis_in_future"
    return wrong
