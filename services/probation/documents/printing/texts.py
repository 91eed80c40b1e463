"""The fixed texts of the printed forms. These are version 1 of each; administrators can make further versions (templates)."""

from collections.abc import Callable, Mapping

from services.probation.documents.printing.texts_to_authorities import (
    _act,
    _covering_letter,
    _damage_act,
    _equipment_handover,
    _equipment_return,
    _removal,
    _search_request,
    _submission,
    _transfer_letter,
    _wanted_submission,
)
from services.probation.documents.printing.texts_to_person import (
    _certificate,
    _compelled_appearance,
    _explanation_request,
    _notice,
    _summons,
    _warning,
    _work_certificate,
)
from shared.web.i18n import gettext

LETTERHEAD = "letterhead"
PLACES: Mapping[str, tuple[str, ...]] = {LETTERHEAD: ("authority", "requisites")}
"""Which texts a form has, by its code; every other one has these."""
OF_FORMS = ("heading", "opening", "closing")
BUILT_IN = 1


def places(code: str) -> tuple[str, ...]:
    """The texts of a form that can be changed."""
    return PLACES.get(code.partition(".")[0], OF_FORMS)


def built_in(code: str) -> dict[str, str]:
    """Version 1 of a form's texts, in the language of the page."""
    if code.partition(".")[0] == LETTERHEAD:
        return {"authority": gettext("Probation Service of the Republic of Kazakhstan"), "requisites": ""}
    return dict(zip(OF_FORMS, _FORMS[code](), strict=True))


_FORMS: Mapping[str, Callable[[], tuple[str, str, str]]] = {
    "summons": _summons,
    "explanation_request": _explanation_request,
    "warning": _warning,
    "submission": _submission,
    "compelled_appearance": _compelled_appearance,
    "search_request": _search_request,
    "wanted_submission": _wanted_submission,
    "damage_act": _damage_act,
    "act": _act,
    "notice": _notice,
    "certificate": _certificate,
    "transfer_letter": _transfer_letter,
    "removal": _removal,
    "equipment_handover": _equipment_handover,
    "equipment_return": _equipment_return,
    "work_certificate": _work_certificate,
    "covering_letter": _covering_letter,
}
