"""A legal basis as typed, and its signed copy."""

import asyncio
from datetime import date, datetime
from typing import Annotated, Literal, Protocol

from litestar.datastructures import UploadFile
from pydantic import StringConstraints

from services.probation.law import rules as law
from services.probation.legal_basis.domain import LARGEST, NotACopy, SignedCopy, read_copy
from services.probation.legal_basis.words import basis_problem, copy_problem
from services.probation.local_time import local_today
from shared.messages.base import Language
from shared.messages.probation import BiometricBasis
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields, Web

Line = Annotated[str, StringConstraints(max_length=200)]

FORM_WITH_COPY = LARGEST + 256 * 1024
"""The largest body of a form that may carry a signed copy."""


class BasisFields(Protocol):
    """The fields of any form that asks for a legal basis."""

    @property
    def basis_kind(self) -> Literal["norm", "consent", "none"]: ...
    @property
    def basis_norm(self) -> str | None: ...
    @property
    def basis_reference(self) -> str | None: ...
    @property
    def basis_given_on(self) -> date | None: ...


class BasisForm(CheckedForm):
    """The legal basis alone."""

    basis_kind: Literal["norm", "consent", "none"]
    basis_norm: Line | None = None
    basis_reference: Line | None = None
    basis_given_on: Day | None = None


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
    today = local_today(now)
    form = parse(BasisForm, fields, check=lambda right: {name: basis_problem(code) for name, code in basis_problems(right, today).items()})
    return form if isinstance(form, FormErrors) else basis_of_form(form, language, today)


def basis_of_form(form: BasisFields, language: Language, today: date) -> BiometricBasis | None:
    """The basis that a form names; None for switched off. A norm is cited as the law data have it, from the day it is in force."""
    if form.basis_kind == "norm" and (norm := _norm(form.basis_norm, today)):
        return BiometricBasis(kind="norm", reference=norm.text[language], given_on=norm.valid_from.isoformat(), language=language)
    if form.basis_kind != "consent" or form.basis_reference is None or form.basis_given_on is None:
        return None
    return BiometricBasis(kind=form.basis_kind, reference=form.basis_reference, given_on=form.basis_given_on.isoformat(), language=language)


def basis_problems(right: Right, today: date) -> dict[str, str]:
    """What contradicts itself: a code by field."""
    if right.get("basis_kind", str) in (None, "none"):
        return {}
    if right.get("basis_kind", str) == "norm":
        return {} if _norm(right.get("basis_norm", str), today) else {"basis_norm": "basis_norm_missing"}
    wrong = {}
    reference, given_on = right.get("basis_reference", str), right.get("basis_given_on", date)
    if reference is None:
        wrong["basis_reference"] = "basis_reference_missing"
    elif not any(character.isalnum() for character in reference):
        wrong["basis_reference"] = "basis_reference_empty"
    if given_on is None:
        wrong["basis_given_on"] = "basis_given_on_missing"
    elif given_on > today:
        wrong["basis_given_on"] = "basis_in_future"
    return wrong


def norm_of(reference: str | None, today: date) -> str:
    """The code of the norm that a stored basis cites; empty where none does, or it is in force no more."""
    norm = law.cited_norm(reference or "")
    return norm.code if norm and norm.holds_on(today) else ""


def _norm(code: str | None, today: date) -> law.Norm | None:
    return next((norm for norm in law.norms(today) if norm.code == code), None)
