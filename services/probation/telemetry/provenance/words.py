"""Sources and conflicts in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.probation.telemetry.provenance.queries import Conflict, ReportSource
from services.probation.telemetry.vendors.words import authentication, protocol
from shared.web.i18n import gettext

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ShownConflicts:
    """The first conflicts of a time, and the sources that they name. `more`: there are others."""

    pairs: list[Conflict]
    sources: Mapping[int, ReportSource]
    more: bool


def sent_by(source: ReportSource | None) -> str:
    """How a report was authenticated and whose it is: "signed request, Vendor X"; empty for a source that is not known."""
    if source is None:
        return ""
    return ", ".join(part for part in (authentication(source.authentication), source.vendor) if part)


def way(source: ReportSource) -> str:
    """The same with the protocol: "signed request, Vendor X, HTTP (JSON)"."""
    return ", ".join(part for part in (sent_by(source), protocol(source.protocol)) if part)


def counted(numbers: Iterable[int], sources: Mapping[int, ReportSource]) -> list[str]:
    """How many of these reports came from each source, in words; the most first."""
    counts = Counter(way(sources[number]) for number in numbers if number in sources)
    return [
        gettext("%(source)s: %(number)s reports", source=name, number=number)
        for name, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


def shown(found: list[Conflict], sources: Mapping[int, ReportSource]) -> ShownConflicts:
    """At most MOST_SHOWN of these conflicts."""
    return ShownConflicts(found[:MOST_SHOWN], sources, len(found) > MOST_SHOWN)
