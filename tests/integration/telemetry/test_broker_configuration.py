"""The broker that compose.yaml starts: its configuration starts, speaks TLS, and keeps a vendor's account from the gateway's session."""

import getpass
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from infra.paths import ROOT
from services.probation.telemetry.broker_accounts.domain import READ
from tests.support.broker import ONE, TWO, Running, topic, unstarted
from tests.support.system import free_ports
from tests.support.waiting import eventually


def self_signed(folder: Path) -> Path:
    """A certificate for this machine; its file. The key is beside it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "broker")])
    begin = datetime(2000, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), begin, begin + timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8
    (folder / "privkey.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    file = folder / "fullchain.pem"
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return file


async def test_it_starts_and_keeps_accounts_from_the_gateways_session_over_tls_and_without(tmp_path: Path) -> None:
    broker = unstarted(tmp_path)
    (secure,) = free_ports(1)
    broker.prepare([ONE, TWO])
    text = (ROOT / "infra" / "broker" / "mosquitto.conf").read_text()
    replaced = {
        "/var/lib/oralu/broker/data": str(tmp_path), "/var/lib/oralu/broker": str(tmp_path), "/certificates": str(tmp_path),
        "listener 8883": f"listener {secure}", "listener 1883": f"listener {broker.port}",
    }  # fmt: skip
    for old, new in replaced.items():
        text = text.replace(old, new)
    (tmp_path / "mosquitto.conf").write_text(f"user {getpass.getuser()}\n{text}")
    trusted = ssl.create_default_context(cafile=str(self_signed(tmp_path)))
    running = Running(broker)
    running.start()
    try:
        eventually(running.listens)
        async with running.client(running.gateway) as gateway:
            await gateway.subscribe(READ, qos=1)
            async with running.client(ONE, running.gateway.name, port=secure, tls_context=trusted) as outside:
                await outside.publish(topic(ONE), b"over TLS", qos=1)
            async with running.client(ONE, running.gateway.name):
                pass
            assert await running.heard(gateway) == [b"over TLS"]
    finally:
        running.stop()
