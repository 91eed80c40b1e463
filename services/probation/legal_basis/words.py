"""Words about the use of the face: its basis, its copies, its references."""

from collections.abc import Mapping
from datetime import date

from services.probation import words as probation_words
from services.probation.law import rules as law
from services.probation.legal_basis.domain import LARGEST_MB
from shared.files.words import file_problem
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import current, gettext


def basis(code: str | None) -> str:
    return {"norm": gettext("A norm of law"), "consent": gettext("The person's own consent")}.get(code or "", gettext("Switched off"))


def reason(code: str) -> str | None:
    """Why a human should look, where it is about references."""
    return {
        "reference_aged": gettext("The reference pictures are old: take new ones"),
        "reference_engine_changed": gettext("The face check was renewed: take new reference pictures"),
        "old_template": gettext("The reference was made by an earlier face check, so nothing was compared"),
        "face_missing": gettext("Needed before the first check-in at a kiosk"),
    }.get(code)


def look(code: str) -> str:
    """What a second reference shows."""
    return {
        "glasses": gettext("with glasses"),
        "beard": gettext("with a beard"),
        "head_covering": gettext("with a head covering"),
    }.get(code, gettext("another look"))


def copy_problem(code: str) -> str:
    """What is wrong with a signed copy, and what to do."""
    return file_problem(code, LARGEST_MB)


def basis_problem(code: str) -> str:
    """What is wrong with a legal basis, and what to do."""
    return {
        "basis_norm_missing": gettext("Choose the norm that allows it"),
        "basis_reference_empty": gettext("Enter the number of the consent form: a mark alone is none"),
        "basis_reference_missing": gettext("Say which norm or which consent allows it"),
        "basis_given_on_missing": gettext("Enter the date of the norm or consent"),
        "basis_in_future": gettext("The legal basis cannot be in the future"),
    }[code]


def reference(text: str) -> str:
    """What a basis rests on, as it is stored; a norm of the law data in the language of the page."""
    norm = law.cited_norm(text)
    return norm.text[current()] if norm else text


def norms(today: date) -> list[tuple[str, str]]:
    """(code, words) of the norms that can be chosen; what no lawyer has verified says so."""
    found = []
    for norm in law.norms(today):
        text = norm.text[current()]
        found.append((norm.code, text if norm.status == "verified" else gettext("%(norm)s (not verified by a lawyer)", norm=text)))
    return found


def field_names() -> dict[str, str]:
    """The fields of a form about a legal basis, by name."""
    return {
        "basis_kind": gettext("Legal basis"),
        "basis_norm": gettext("Which norm"),
        "basis_reference": gettext("Document reference"),
        "basis_given_on": gettext("Date"),
        "copy": gettext("Signed copy"),
    }


def error_summary(messages: Mapping[str, str]) -> list[dict[str, str]]:
    """The list at the top of the form."""
    return probation_words.error_summary(messages, field_names())


def _second(details: Details) -> str:
    return gettext("Second reference, %(look)s, from %(frames)s pictures", look=look(details["look"]), frames=details["frames"])


TIMELINE: dict[str, Words] = {
    "enrolment_completed": lambda d: gettext("Reference pictures taken: %(frames)s", frames=d["frames"]),
    "template_erased": lambda d: gettext("Biometric data erased; proof %(proof)s", proof=d["proof"][:12]),
    "second_reference_added": _second,
    "reference_wanted": lambda d: reason(f"reference_{d['because']}") or "",
    "basis_copy_stored": lambda _: gettext("The signed copy of the legal basis was stored"),
    "basis_changed": lambda d: gettext("Use of the face: %(basis)s", basis=basis(d["basis"])),
}
