"""The gateway: `python -m services.probation.gateway`. HTTP (signed batches, OsmAnd), TCP and MQTT; all end in
the same ingest, and nothing is acknowledged before it is committed."""

import asyncio
import resource
import ssl
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from math import ceil

import uvicorn
from litestar import Litestar

from services.probation.database import DB
from services.probation.law.ruling import RULING
from services.probation.settings import ProbationSettings, settings
from services.probation.telemetry.gc_tuning import collect_rarely
from services.probation.telemetry.ingest import http as api
from services.probation.telemetry.ingest.limits.http_connections import LimitedHttp
from services.probation.telemetry.ingest.mqtt import client as mqtt
from services.probation.telemetry.ingest.mqtt.accounts import accounts_written
from services.probation.telemetry.ingest.refused_senders import keep_refusals_written
from services.probation.telemetry.ingest.tcp import server as tcp
from services.probation.telemetry.vendors.credentials import keep_networks_read
from services.probation.telemetry.vendors.domain import is_public
from shared import logs
from shared.application import health
from shared.db.acting import process_is_the_system
from shared.law_versions import ruled
from shared.logs import log
from shared.process_secrets import require_own_secrets
from shared.web.errors import on_error


def create_app(chosen: ProbationSettings | None = None) -> Litestar:
    """The gateway's application, TCP entrypoints included."""
    chosen = chosen or settings()

    @asynccontextmanager
    async def running(_: Litestar) -> AsyncGenerator[None, None]:
        logs.configure("gateway")
        async with AsyncExitStack() as stack:
            await DB.start_connection_pool()
            stack.push_async_callback(DB.close_connection_pool)
            await stack.enter_async_context(ruled(RULING))
            for task in (keep_networks_read(), keep_refusals_written()):
                stack.push_async_callback(mqtt.stop, asyncio.create_task(task))
            tls = tls_context(chosen)
            for protocol, port in open_ports(chosen).items():
                try:
                    server = await tcp.listen(protocol, chosen.tcp_host, port, tls)
                except OSError as taken:
                    # One port in use must not stop the other entrypoints.
                    log.error("port_not_opened", protocol=protocol, port=port, error=type(taken).__name__)
                    continue
                stack.push_async_callback(tcp.close, server)
            await stack.enter_async_context(accounts_written(chosen))
            if chosen.mqtt_url:
                url, name = chosen.mqtt_url.get_secret_value(), chosen.mqtt_client_id
                share = mqtt.Share(chosen.mqtt_gateway, chosen.mqtt_gateways)
                taking = asyncio.create_task(mqtt.run(url, name, version=chosen.mqtt_version, share=share))
                stack.push_async_callback(mqtt.stop, taking)
            collect_rarely()
            yield

    return Litestar(
        route_handlers=[*health.handlers([DB]), api.take_positions, api.osmand_query, api.osmand_json],
        lifespan=[running],
        exception_handlers={Exception: on_error},
        openapi_config=None,
        request_max_body_size=10 * 1024 * 1024,
    )


def open_ports(chosen: ProbationSettings) -> dict[str, int]:
    """The ports to open: none on a public address without a reason, which an administrator gives in words."""
    if not is_public(chosen.tcp_host) or chosen.tcp_public_reason.strip():
        return chosen.tcp_ports
    log.error("bracelet_ports_closed", reason="set ORALU_TCP_PUBLIC_REASON to open them on a public address", host=chosen.tcp_host)
    return {}


def tls_context(chosen: ProbationSettings) -> ssl.SSLContext | None:
    """How bracelets connect over TLS; None without a certificate. Raises OSError or ssl.SSLError if a file cannot be used."""
    if chosen.tcp_certificate is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(chosen.tcp_certificate, chosen.tcp_private_key)
    if chosen.tcp_client_authority is not None:
        context.load_verify_locations(chosen.tcp_client_authority)
        context.verify_mode = ssl.CERT_OPTIONAL
    return context


def http_config(application: Litestar, chosen: ProbationSettings) -> uvicorn.Config:
    """How HTTP is served: by connections with limits, and with the addresses of senders as a proxy tells them, if there is one."""
    return uvicorn.Config(
        application,
        host=chosen.tcp_host,
        port=chosen.gateway_port,
        http=LimitedHttp,
        ws="none",
        proxy_headers=bool(chosen.proxies),
        forwarded_allow_ips=list(chosen.proxies),
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=3,
        timeout_keep_alive=ceil(chosen.first_message_seconds),
    )


def allow_open_files() -> None:
    """As many open files as the system allows: each connection is one, and a process begins with fewer than the limits need."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def main() -> None:
    """Serve until told to stop."""
    require_own_secrets()
    chosen = settings()
    allow_open_files()
    process_is_the_system()
    asyncio.run(uvicorn.Server(http_config(create_app(chosen), chosen)).serve())


if __name__ == "__main__":
    main()
