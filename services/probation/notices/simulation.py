"""What a change of the law would do to notices and permissions that hold."""

from dataclasses import dataclass
from datetime import datetime

from services.probation.notices.domain.kinds import Kind, norm, return_grace
from shared.contributions import Asked, Judged, LawSimulation
from shared.web.i18n import gettext

TABLES = "probation.notice n JOIN probation.registration r ON r.id = n.registration"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told or asked for, with the category of the registration."""

    kind: str
    category: str


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who is away until a moment."""

    ends_at: datetime


def form(row: Told, asked: Asked) -> Judged:
    """Whether a notice is enough."""
    return Judged(codes=frozenset({norm(Kind(row.kind), row.category, asked.on).form}))


def expected(row: Away, asked: Asked) -> Judged:
    """From when somebody who is not back is called late."""
    since = row.ends_at + return_grace(asked.on)
    return Judged(since, frozenset({"late"} if since <= asked.now else ()))


def in_words(code: str) -> str:
    """One thing that is said of a notice."""
    return {
        "notice": gettext("a notice is enough"),
        "permission": gettext("needs a permission"),
        "late": gettext("Late from a journey"),
    }.get(code, code)


SIMULATIONS = (
    LawSimulation(
        "notices",
        lambda: gettext("Notices and permissions"),
        tuple(pattern for kind in Kind for pattern in (f"notice.{kind}", f"notice.{kind}.*")),
        Told,
        "n.id",
        "n.kind, r.category",
        TABLES,
        "n.state IN ('asked', 'given', 'granted', 'running')",
        form,
        in_words,
    ),
    LawSimulation(
        "returns",
        lambda: gettext("Returns that are expected"),
        ("notice.return_grace",),
        Away,
        "n.id",
        "n.ends_at",
        TABLES,
        "n.state IN ('running', 'over') AND n.ends_at IS NOT NULL",
        expected,
        in_words,
    ),
)
