"""OsmAnd and Traccar's client: one report a request, as a query string or JSON. `oralu decode` does not need it; the gateway does."""

from urllib.parse import parse_qsl

from services.probation.telemetry.ingest import Report
from services.probation.telemetry.wire import osmand, osmand_values


def decode(line: bytes) -> Report:
    """A query string or JSON. Raises wire.Refused."""
    if line.lstrip()[:1] == b"{":
        return osmand(osmand_values(line), line)
    return osmand(dict(parse_qsl(line.decode("utf-8", "replace").lstrip("/?"))), line)
