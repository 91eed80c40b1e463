"""Reports from a stored frame, by its protocol: the same as when it came."""

from datetime import datetime
from urllib.parse import parse_qsl

from services.probation.telemetry.ingest import json_batch
from services.probation.telemetry.ingest.actions import Report
from services.probation.telemetry.ingest.protocols import osmand
from services.probation.telemetry.ingest.signature import Refused
from services.probation.telemetry.ingest.tcp import frames as tcp_frames
from services.probation.telemetry.vendors.domain import Protocol


def reports_of(protocol: Protocol, device: str, raw: bytes, received_at: datetime) -> list[Report]:
    """The reports in one frame of `device`; one that cannot be read is a report with a reason. Never raises."""
    try:
        if protocol in tcp_frames.DECODERS:
            return tcp_frames.reports(protocol, raw, device, received_at.timestamp())[1]
        if protocol == Protocol.OSMAND:
            is_json = raw[:1] == b"{"
            values = osmand.osmand_values(raw) if is_json else dict(parse_qsl(raw.decode(errors="replace")))
            return [osmand.osmand(values, raw)._replace(device=device)]
        return [json_batch.report(raw, device)]
    except (Refused, ValueError, IndexError, OverflowError) as wrong:
        return [Report(device, None, raw, str(wrong) or "cannot be read")]
