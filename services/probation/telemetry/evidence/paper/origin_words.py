"""How we know that a device sent what a pack holds: the sources, what each proves, conflicts, and what was kept apart."""

from collections import Counter

from services.probation.telemetry.evidence.paper.blocks import DASH, MOST_ROWS, at, heading, items, paragraph, table
from services.probation.telemetry.provenance.queries import ReportSource
from services.probation.telemetry.provenance.words import sent_by
from services.probation.telemetry.quarantine.words import reason
from services.probation.telemetry.vendors.domain import Authentication
from services.probation.telemetry.vendors.words import protocol
from shared.values import JsonObject
from shared.web.i18n import format_number, gettext


def origin(pack: JsonObject, time_zone: str) -> list[JsonObject]:
    """The blocks of the section."""
    sources = {each["number"]: ReportSource(**each) for each in pack["sources"]}
    return [
        heading(gettext("How we know that this device sent it")),
        *_sources(pack, sources),
        *_conflicts(pack, sources, time_zone),
        *_kept_apart(pack, sources, time_zone),
    ]


def meaning(way: Authentication) -> str:
    """What this way of authentication shows, and what it does not."""
    return {
        Authentication.REQUEST_SIGNATURE: gettext(
            "Signed request: the sender signed the time and the whole content with a secret that only the vendor and the probation service"
            " have. Nobody without the secret can make or change such a report."
        ),
        Authentication.DEVICE_KEY: gettext(
            "Device key: the sender gave a secret with each report. It shows that the sender had the secret; the content"
            " itself is not signed."
        ),
        Authentication.CLIENT_CERTIFICATE: gettext(
            "Client certificate: the connection was encrypted, and the sender proved that it has the private key of a"
            " registered certificate."
            " Nobody without that key can send in its name."
        ),
        Authentication.MQTT_ACCOUNT: gettext(
            "MQTT account: the sender signed in with the vendor's account and its password. It shows that the sender had the password; the"
            " content itself is not signed."
        ),
        Authentication.REGISTERED_NETWORK: gettext(
            "Registered network: the report came from an address in a network that is registered for the vendor. It shows"
            " from which network"
            " the report came, not which device in that network sent it."
        ),
        Authentication.NONE: gettext("Not authenticated: it is not known who sent the report."),
    }[way]


def _sources(pack: JsonObject, sources: dict[int, ReportSource]) -> list[JsonObject]:
    every = Counter(fix["source"] for fix in pack["fixes"])
    decisive = Counter(fix["source"] for fix in pack["fixes"] if fix["decided"])
    rows = [
        [*_sender(each), each.credential, each.receiver, str(every[number]), str(decisive[number])]
        for number, each in sources.items()
        if every[number]
    ]
    said = gettext(
        "Every device is registered with its vendor, its protocol and the way in which its reports have to be"
        " authenticated. Only reports that"
        " were authenticated in that way are used. The signed file names the source of each report."
    )
    head = [
        *(gettext("Authenticated as"), gettext("Protocol"), gettext("Credential"), gettext("Received by")),
        *(gettext("Reports"), gettext("Of these, alerts are based on")),
    ]
    ways = {sources[number].authentication for number in every}
    blocks = [paragraph(said), table(head, rows, [5, 3, 4, 3, 2, 3])] if rows else [paragraph(said)]
    if ways:
        blocks.append(items([meaning(way) for way in Authentication if way in ways]))
    if pack["without_provenance"]:
        said = gettext(
            "%(number)s reports of this time are not in this pack: they were stored before the system recorded how a device proved itself.",
            number=pack["without_provenance"],
        )
        blocks.append(paragraph(said))
    return blocks


def _conflicts(pack: JsonObject, sources: dict[int, ReportSource], time_zone: str) -> list[JsonObject]:
    if not pack["conflicts"]:
        return [paragraph(gettext("No two sources contradicted each other in this time."))]
    said = gettext(
        "In these cases two authenticated sources reported different places for one device at the same time. Neither"
        " report is used: no alert was"
        " raised or withdrawn because of them."
    )
    rows = [
        [*(_report(each, sources, time_zone) for each in pair["reports"]), f"{format_number(pair['distance_m'], '0')} {gettext('m')}"]
        for pair in pack["conflicts"][:MOST_ROWS]
    ]
    blocks = [paragraph(said), table([gettext("First report"), gettext("Other report"), gettext("Distance")], rows, [5, 5, 2])]
    if len(pack["conflicts"]) > MOST_ROWS:
        said = gettext("The signed file holds all %(number)s such cases.", number=len(pack["conflicts"]))
        blocks.append(paragraph(said))
    return blocks


def _report(report: JsonObject, sources: dict[int, ReportSource], time_zone: str) -> str:
    place = f"{report['latitude']:.5f}, {report['longitude']:.5f}" if report["latitude"] is not None else DASH
    return f"{at(report['at'], time_zone)}; {place}; {sent_by(sources.get(report['source']))}"


def _kept_apart(pack: JsonObject, sources: dict[int, ReportSource], time_zone: str) -> list[JsonObject]:
    known = pack["kept_apart_since"] <= pack["since"]
    counted = (
        "" if known else " " + gettext("Counted since %(moment)s: older ones are deleted.", moment=at(pack["kept_apart_since"], time_zone))
    )
    if not pack["kept_apart"]:
        return [paragraph(gettext("No report under these devices' numbers was kept apart in this time.") + counted)]
    said = gettext(
        "These reports also came under these devices' numbers, but were not authenticated as the register demands."
        " They were kept apart: nothing is"
        " based on them, and their positions are not in this pack."
    )
    head = [gettext("Authenticated as"), gettext("Protocol"), gettext("Reason"), gettext("Reports")]
    rows = [[*_sender(sources[each["source"]]), reason(each["reason"]), str(each["frames"])] for each in pack["kept_apart"]]
    return [paragraph(said + counted), table(head, rows, [4, 3, 5, 2])]


def _sender(source: ReportSource) -> tuple[str, str]:
    return sent_by(source), protocol(source.protocol)
