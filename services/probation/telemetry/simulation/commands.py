"""`oralu simulate` and `oralu conformance`: simulated bracelets."""

import asyncio
import os
import sys
from dataclasses import asdict
from typing import Annotated

import orjson
import typer


def simulate(
    devices: Annotated[int, typer.Option(min=1, max=100_000, help="How many bracelets send")] = 1,
    minutes: Annotated[int, typer.Option(min=2, max=1440, help="Reports of the last minutes, one a minute")] = 30,
    stay: Annotated[bool, typer.Option("--stay", help="Stay at home; otherwise the second half is spent outside")] = False,
    protocol: Annotated[str, typer.Option(help="http, osmand, mqtt, r16h, watch or gt06")] = "http",
) -> None:
    """Simulate bracelets that send to the gateway of a running demo system; every third one has a tunnel, an outage or an opened strap.

    What bracelets send that nobody registered is kept in quarantine.
    """
    import aiomqtt
    import httpx

    from services.probation.settings import settings
    from services.probation.telemetry.simulation import senders, trace
    from services.probation.telemetry.vendors.demo import DEMO_ACCOUNT, DEMO_DEVICE_KEY, DEMO_KEY, DEMO_SECRET
    from shared import clock

    if protocol not in senders.PROTOCOLS:
        typer.echo(f"PROTOCOL is one of {', '.join(senders.PROTOCOLS)}", err=True)
        raise typer.Exit(2)
    chosen, begin = settings(), clock.now().timestamp() - minutes * 60
    names = [senders.device_name(protocol, number) for number in range(1, devices + 1)]
    sent = [
        trace.bursts(list(trace.walk(name, begin, minutes, away=not stay, seed=number)), seed=number) for number, name in enumerate(names)
    ]
    broker = chosen.mqtt_url.get_secret_value() if chosen.mqtt_url else f"mqtt://127.0.0.1:{os.environ.get('ORALU_MQTT_PORT', '1884')}"
    target = senders.Target(chosen.gateway_url, chosen.tcp_host, chosen.tcp_ports, broker, DEMO_KEY, DEMO_SECRET)
    target.device_key, target.account = f"{DEMO_DEVICE_KEY}.{DEMO_SECRET.hex()}", DEMO_ACCOUNT
    try:
        sums = asyncio.run(senders.send(protocol, target, sent))
    except (httpx.HTTPError, aiomqtt.MqttError, OSError, TimeoutError) as wrong:
        typer.echo(f"The gateway did not take it ({type(wrong).__name__}: {wrong}). Is `make run` running?", err=True)
        raise typer.Exit(1) from wrong
    sys.stdout.write(orjson.dumps(asdict(sums)).decode() + "\n")


def conformance(
    protocol: Annotated[str, typer.Argument(help="http, osmand, mqtt, r16h, watch or gt06")],
    address: Annotated[str, typer.Argument(help="HOST:PORT of the gateway, or of its broker")],
    device: Annotated[str | None, typer.Option(help="A device's id; without it, one that nobody has registered")] = None,
    key: Annotated[str, typer.Option(help="The credential's id: API key, device key or MQTT account; without it, the demo's")] = "",
    secret: Annotated[str, typer.Option(help="Its secret, in hex; without it, the demo's", envvar="ORALU_VENDOR_SECRET")] = "",
    stranger: Annotated[str, typer.Option(help="r16h, watch, gt06: an address of this machine in no registered network")] = "",
) -> None:
    """Play a protocol's script against a gateway: a line for each demand, one JSON object last; exit code 1 where one is not met."""
    from services.probation.telemetry.simulation import conformance as scripts
    from services.probation.telemetry.simulation import senders
    from services.probation.telemetry.vendors.demo import DEMO_ACCOUNT, DEMO_DEVICE_KEY, DEMO_KEY, DEMO_SECRET

    host, _, port = address.rpartition(":")
    if protocol not in senders.PROTOCOLS or not host or not port.isdecimal():
        typer.echo(f"PROTOCOL is one of {', '.join(senders.PROTOCOLS)}; the address is HOST:PORT", err=True)
        raise typer.Exit(2)

    async def play() -> list[scripts.Check]:
        found = []
        name = device or senders.device_name(protocol, 9_999_001)
        credential = key or {"osmand": DEMO_DEVICE_KEY, "mqtt": DEMO_ACCOUNT}.get(protocol, DEMO_KEY)
        by = bytes.fromhex(secret) if secret else DEMO_SECRET
        async for check in scripts.conform(protocol, host, int(port), name, credential, by, stranger):
            typer.echo(
                f"{'pass' if check.passed else 'FAIL'}  {check.name}{f' [{check.found}]' if check.found and not check.passed else ''}"
            )
            found.append(check)
        return found

    checks = asyncio.run(play())
    failed = [check.name for check in checks if not check.passed]
    result = {"protocol": protocol, "checks": len(checks), "passed": len(checks) - len(failed), "failed": failed, "ok": not failed}
    sys.stdout.write(orjson.dumps(result).decode() + "\n")
    if failed:
        raise typer.Exit(1)
