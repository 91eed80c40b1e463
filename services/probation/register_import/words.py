"""Imports in words."""

from shared.registry import Words
from shared.web.i18n import gettext

TIMELINE: dict[str, Words] = {
    "import_undone": lambda d: gettext("The import that registered this person was taken back: %(reason)s", reason=d["reason"]),
}


def state(code: str) -> str:
    """How far an import is."""
    return {
        "checked": gettext("Looked at, not taken over yet"),
        "running": gettext("Being carried out"),
        "done": gettext("Carried out"),
        "discarded": gettext("Not taken over"),
        "undone": gettext("Taken back"),
    }.get(code, code)


def result(code: str) -> str:
    """What became of a row."""
    return {
        "waiting": gettext("waits"),
        "defect": gettext("has defects"),
        "held": gettext("to be decided"),
        "made": gettext("registered"),
        "refused": gettext("on the register already"),
        "dropped": gettext("not registered"),
        "undone": gettext("taken back"),
        "left": gettext("left, because somebody has worked with it"),
    }.get(code, code)
