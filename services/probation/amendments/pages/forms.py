"""The form of an amendment, the page that asks before it is written down, and the answer when somebody was faster."""

from collections.abc import Sequence

from litestar.response import Template

from services.probation.amendments import shown, words
from services.probation.amendments.actions import ChangedMeanwhile
from services.probation.amendments.domain.fields import Field
from services.probation.amendments.domain.reading import Values
from services.probation.amendments.forms import SEEN, override_of
from services.probation.cases.domain.because import Because
from services.probation.cases.rows import Case
from services.probation.law_checks import words as law_words
from services.probation.law_checks.domain import Finding
from shared.values import PageContext
from shared.web.asking import SURE
from shared.web.forms import FormErrors
from shared.web.i18n import gettext
from shared.web.kept import keep_when_asked
from shared.web.pages import address_with, page
from shared.web.request import Fields, Web


def values_given(asked: Sequence[Field], known: Values) -> Fields:
    """The fields of a form as they stand, also as what was seen."""
    stands = {field.name: known.get(field.name) or "" for field in asked}
    return stands | {SEEN + name: value for name, value in stands.items()}


def form_page(
    request: Web,
    case: Case,
    title: str,
    asked: Sequence[Field],
    known: Values,
    given: Fields,
    errors: FormErrors,
    *,
    status: int = 200,
    may_remove: bool = False,
    steps: Sequence[PageContext] = (),
    is_move: bool = False,
    findings: Sequence[Finding] = (),
) -> Template:
    """New values beside those that stand, and the reason; `findings`: what the law asks of the new values."""
    return page(
        request,
        "amendments/form.html",
        status=status,
        action=_address(request),
        many=("days",),
        case=case,
        title=title,
        fields=shown.fields(asked, known),
        given=given,
        errors=errors,
        seen=SEEN,
        may_remove=may_remove,
        steps=steps,
        is_move=is_move,
        findings=findings,
        law=law_words,
    )


def confirm_page(
    request: Web,
    case: Case,
    title: str,
    fields: Fields,
    because: Because,
    rows: Sequence[tuple[str, str, str]],
    warnings: Sequence[str] = (),
) -> Template:
    """Old beside new once more, with the reason and what to look at again; the same form is sent again."""
    keep_when_asked(request)
    sent = [
        (name, text)
        for name, value in fields.items()
        if name not in ("_csrf_token", SURE, "again")
        for text in (value if isinstance(value, list) else [value])
    ]
    return page(
        request, "amendments/confirm.html", action=_address(request), case=case, title=title, rows=rows, because=because,
        kind=words.kind(because.kind), sent=sent, override=override_of(fields),
        sure=SURE, warnings=warnings,
    )  # fmt: skip


def both_shown(fields: Fields, meanwhile: ChangedMeanwhile) -> tuple[Fields, FormErrors]:
    """The form as it was typed, and at each field what somebody else wrote meanwhile; sent again it replaces that."""
    messages = {
        name: gettext(
            "%(who)s changed this meanwhile: “%(stands)s”. Yours is “%(yours)s”. Send the form again to put yours in its place",
            who=meanwhile.who, stands=words.shown(name, pair.old), yours=words.shown(name, pair.new),
        )
        for name, pair in meanwhile.pairs.items()
    }  # fmt: skip
    labels = {name: words.label(name) for name in messages}
    return fields | {SEEN + name: pair.old or "" for name, pair in meanwhile.pairs.items()}, FormErrors(messages, labels)


def _address(request: Web) -> str:
    """Where the form is sent: to the address that it was opened at, with the registration that it names."""
    named = {"registration": request.query_params["registration"]} if "registration" in request.query_params else {}
    return address_with(request.url.path, named)


def answered(request: Web, case: Case) -> Template:
    """The registration ended meanwhile, or what the law asks is another thing now."""
    return page(request, "probation/decided.html", status=409, address=f"/people/{case.person}", case=case)
