"""What an evidence pack says, in one language: blocks of headings, pairs, tables and sentences for the typeset page."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from services.probation.telemetry import words
from services.probation.telemetry.alerts import words as present
from services.probation.telemetry.evidence import time_words
from services.probation.telemetry.evidence.paper.blocks import DASH, MOST_ROWS
from services.probation.telemetry.evidence.paper.blocks import at as _at
from services.probation.telemetry.evidence.paper.blocks import heading as _heading
from services.probation.telemetry.evidence.paper.blocks import pairs as _pairs
from services.probation.telemetry.evidence.paper.blocks import paragraph as _text
from services.probation.telemetry.evidence.paper.blocks import table as _table
from services.probation.telemetry.evidence.paper.origin_words import origin
from services.probation.telemetry.movements.domain import STATES
from services.probation.telemetry.orders.words import curfew_hours
from shared.messages.base import Language
from shared.values import JsonObject
from shared.web import i18n
from shared.web.i18n import format_date, format_number, gettext


def document(signed: JsonObject, language: Language, *, picture: bool) -> JsonObject:
    """The whole page as data for the template."""
    with use_language(language):
        return _document(signed, language, picture)


@contextmanager
def use_language(language: Language) -> Iterator[None]:
    """Use this language for the block, then the previous one again."""
    before = i18n.current()
    i18n.use(language)
    try:
        yield
    finally:
        i18n.use(before)


def zone_name(properties: JsonObject) -> str:
    """The zone's name, or the name of its rule."""
    return str(properties.get("name") or words.rule(str(properties["id"])))


def _document(signed: JsonObject, language: Language, picture: bool) -> JsonObject:
    pack, signature = signed["pack"], signed["signature"]
    time_zone = pack["timezone"]
    blocks: list[JsonObject] = [
        _pairs(
            (gettext("Supervised person"), f"{pack['person']['name']}, {pack['person']['case_number']}"),
            (gettext("Time"), f"{_at(pack['since'], time_zone)} {DASH} {_at(pack['until'], time_zone)} ({time_zone})"),
            (gettext("Made"), f"{_at(pack['made_at'], time_zone)}, {pack['made_by']}"),
            (gettext("Number of the pack"), f"#{pack['id']}"),
            (gettext("SHA-256 of the signed file"), f"#{signature['sha256']}"),
        ),
        *_alerts(pack, time_zone),
        *([_heading(gettext("Map")), {"kind": "picture", "file": "map.svg", "text": _legend()}] if picture else []),
        *_uncertainty(pack, time_zone),
        *_days(pack),
        *_fixes(pack, time_zone),
        *origin(pack, time_zone),
        *_orders(pack, time_zone),
        *_history(pack, time_zone),
        _heading(gettext("Trusted time")),
        _text(_trusted_time(signed, time_zone)),
        *_check(signature),
    ]
    title = gettext("Evidence of electronic tracking")
    return {
        "language": language,
        "title": title,
        "service": gettext("Probation service"),
        "footer": f"{title} · {pack['person']['case_number']} · {pack['id'][:8]}",
        "blocks": blocks,
    }


def _alerts(pack: JsonObject, time_zone: str) -> list[JsonObject]:
    if not pack["alerts"]:
        return [_heading(gettext("Alerts")), _text(gettext("There were no alerts in this time."))]
    blocks = [_heading(gettext("Alerts"))]
    for alert in pack["alerts"]:
        clocks = (
            (gettext("Position or deadline"), "fix_at"),
            (gettext("Received"), "received_at"),
            (gettext("Alert raised"), "raised_at"),
            (gettext("Taken"), "acknowledged_at"),
            (gettext("Contact tried"), "contacted_at"),
        )
        finding = words.status(alert["status"])
        if alert["outcome_at"]:
            finding += f", {_at(alert['outcome_at'], time_zone)}, {alert['outcome_by_name'] or gettext('Oralu, automatically')}"
            finding += f": {words.reason(alert['outcome_reason'])}"
        blocks.append(_text(f"{words.rule(alert['rule'])}: {words.reason(alert['reason'])} ({words.state(alert['state'])})"))
        blocks.append(
            _pairs(
                (gettext("Began"), _at(alert["opened_at"], time_zone)),
                (gettext("Ended"), _at(alert["closed_at"], time_zone) if alert["closed_at"] else gettext("Still going on")),
                (gettext("Positions it is based on"), str(len(alert["fixes"])) if alert["fixes"] else gettext("Based on a deadline")),
                *((name, _at(alert[code], time_zone) if alert[code] else DASH) for name, code in clocks),
                (
                    gettext("Order"),
                    gettext("Version %(version)s, rules %(rules)s", version=alert["order_version"], rules=alert["rule_version"]),
                ),
                (gettext("Finding"), finding),
            )
        )
    return blocks


def _uncertainty(pack: JsonObject, time_zone: str) -> list[JsonObject]:
    known = pack["uncertainty"]
    sentences = [
        gettext(
            "Every position has an error. The device says itself how large: in about two cases of three the true place lies within the "
            "circle of that radius, in the others outside it."
        )
    ]
    if known["positions"]:
        sentences.append(
            gettext(
                "Here half of the %(number)s positions have an error of at most %(median)s m, and 95 of 100 at most %(most)s m.",
                number=known["positions"],
                median=format_number(known["accuracy_m_median"], "0.#"),
                most=format_number(known["accuracy_m_p95"], "0.#"),
            )
        )
    if masts := known["mechanisms"].get("LBS"):
        sentences.append(
            gettext("%(number)s positions come from mobile masts: they can be wrong by kilometres and prove nothing alone.", number=masts)
        )
    if known["without_position"]:
        sentences.append(gettext("%(number)s reports carry no position of their own.", number=known["without_position"]))
    sentences += [
        gettext("The time of a position is that of the device's clock; the time of receipt is that of the probation service."),
        gettext(
            "The device shows where the device was. It does not show who carried it while the strap was open, nor why anybody was there."
        ),
        gettext("A permission that was given by word and not entered is not known here."),
        gettext("The system decides nothing against a person: an alert is confirmed only by the officer who is named with it."),
    ]
    blocks = [_heading(gettext("What is uncertain")), {"kind": "list", "items": sentences}, _heading(gettext("When nothing was known"))]
    if not pack["unknown"]:
        return [*blocks, _text(gettext("There was no such time."))]
    said = gettext(
        "In these times no usable position came for more than %(minutes)s minutes, or the device could not be relied on. It is neither "
        "shown that the person kept to the order nor that the person broke it.",
        minutes=round(pack["silence_minutes"]),
    )
    rows = [[_at(since, time_zone), _at(until, time_zone)] for since, until in sorted(pack["unknown"])[:MOST_ROWS]]
    return [*blocks, _text(said), _table([gettext("From"), gettext("Until")], rows, [1, 1])]


def _days(pack: JsonObject) -> list[JsonObject]:
    head = [
        gettext("Day"),
        words.compliance("compliant"),
        words.compliance("breach"),
        words.compliance("unknown"),
        words.compliance("not_worn"),
    ]
    rows = [
        [format_date(datetime.fromisoformat(day["day"]).date()), *(_hours(day[f"{state}_hours"]) for state in STATES)]
        for day in pack["days"]
    ]
    return [_heading(gettext("Hours of each day")), _table(head, rows, [2, 1, 1, 1, 1])] if rows else []


def _fixes(pack: JsonObject, time_zone: str) -> list[JsonObject]:
    decisive = [fix for fix in pack["fixes"] if fix["decided"]]
    shown = decisive if decisive or len(pack["fixes"]) > MOST_ROWS else pack["fixes"]
    head = [
        gettext("When"),
        gettext("Place"),
        gettext("Margin of error"),
        gettext("Found by"),
        gettext("Received"),
        gettext("Hash of the raw report"),
    ]
    rows = [
        [
            _at(fix["at"], time_zone),
            f"{fix['latitude']:.5f}, {fix['longitude']:.5f}" if fix["latitude"] is not None else DASH,
            f"± {round(fix['accuracy_m'])} {gettext('m')}",
            words.mechanism(fix["mechanism"]),
            _at(fix["received_at"], time_zone),
            f"#{fix['raw_sha256'][:16]}" if fix["raw_sha256"] else DASH,
        ]
        for fix in shown[:MOST_ROWS]
    ]
    said = gettext(
        "The signed file holds all %(number)s reports of this time with the SHA-256 of each as it came from the device; here are"
        " %(shown)s.",
        number=len(pack["fixes"]),
        shown=len(rows),
    )
    blocks = [_heading(gettext("Positions alerts are based on") if decisive else gettext("Positions")), _text(said)]
    if not pack["all_fixes"]:
        blocks.append(_text(gettext("There are more reports than one pack holds: take a shorter time for the rest.")))
    return [*blocks, _table(head, rows, [5, 5, 2, 3, 5, 5])] if rows else blocks


def _orders(pack: JsonObject, time_zone: str) -> list[JsonObject]:
    blocks = [_heading(gettext("Order and device"))]
    for order in pack["orders"]:
        names = ", ".join(_zone(feature["properties"]) for feature in (order["body"].get("zones") or {}).get("features", []))
        blocks.append(
            _pairs(
                (gettext("Order"), gettext("Version %(version)s", version=order["version"])),
                (gettext("Valid from"), f"{_at(order['valid_from'], time_zone)}, {order['made_by']}"),
                (gettext("Zones"), names or DASH),
                (gettext("Hours at home"), curfew_hours(order["body"]) or DASH),
                (gettext("Hash of the order"), f"#{order['sha256']}"),
            )
        )
    for device in pack["devices"]:
        until = _at(device["until"], time_zone) if device["until"] else gettext("still worn")
        blocks.append(
            _pairs(
                (gettext("Device"), f"{device['device_id']}, {device['vendor']} {device['model']}"),
                (gettext("Worn"), f"{_at(device['since'], time_zone)} {DASH} {until}"),
            )
        )
    return blocks


def _history(pack: JsonObject, time_zone: str) -> list[JsonObject]:
    names = {alert["id"]: words.rule(alert["rule"]) for alert in pack["alerts"]}
    rows = [
        [
            _at(event["at"], time_zone),
            names.get(event["alert"], ""),
            words.status(event["kind"]) + (f", {present.how(event['detail'])}" if event["kind"] == "contacted" and event["detail"] else ""),
            words.reason(event["reason"]) if event["kind"] != "escalated" else "",
            present.who(event["by_name"]),
        ]
        for event in pack["history"][:MOST_ROWS]
    ]
    head = [gettext("When"), gettext("Alert"), gettext("What"), gettext("Reason"), gettext("By whom")]
    return [_heading(gettext("History")), _table(head, rows, [4, 3, 4, 6, 4])] if rows else []


def _trusted_time(signed: JsonObject, time_zone: str) -> str:
    stamp = signed.get("trusted_time")
    if stamp is None:
        return time_words.missing(signed.get("no_trusted_time"))
    return time_words.proven(_at(stamp["at"], time_zone), stamp["authority"])


def _check(signature: JsonObject) -> list[JsonObject]:
    said = gettext(
        "The file that belongs to this paper is signed with Ed25519. The command oralu telemetry verify-pack FILE --key KEY tells whether "
        "one character was changed since. The key to compare with is published by the probation service, not taken from this paper alone."
    )
    return [
        _heading(gettext("How to check it")),
        _text(said),
        _pairs(
            (gettext("Public key"), f"#{signature['public_key']}"),
            (gettext("Signature"), f"#{signature['value'][:64]} {signature['value'][64:]}"),
        ),
    ]


def _legend() -> str:
    return gettext("Positions with their error circles and the zones, to scale, north up. Red: positions that decided an alert.")


def _zone(properties: JsonObject) -> str:
    return f"{zone_name(properties)} ({words.zone_kind(str(properties.get('kind', 'inclusion')))})"


def _hours(number: float) -> str:
    return format_number(number, "0.00")
