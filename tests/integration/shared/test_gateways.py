"""The adapters against a real mail server and a real HTTP server on this machine."""

import email
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from email import policy
from pathlib import Path

import pytest

from shared.notifications.file_gateway import FileGateway
from shared.notifications.gateway import Gateway, NoGateway, NotSent, Outgoing, Refused, TryLater
from shared.notifications.http_gateway import HttpGateway, is_signed, sign
from shared.notifications.smtp_gateway import SmtpGateway, server_of
from tests.builders.moments import NOW
from tests.support.outside import MailServer, Provider, listening

MESSAGE = Outgoing("key-1", "email", "a@example.kz", "Еске салу", "Ертең, сағат 10:00", "kk")
SECRET = b"a secret of both"


@pytest.fixture
async def mail() -> AsyncIterator[MailServer]:
    server = MailServer()
    async with listening(server):
        yield server


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    server = Provider()
    async with listening(server):
        yield server


def smtp(server: MailServer) -> SmtpGateway:
    return SmtpGateway(f"smtp+plain://127.0.0.1:{server.port}", "noreply@example.kz")


def http(server: Provider) -> HttpGateway:
    return HttpGateway(f"http://127.0.0.1:{server.port}/messages", SECRET, lambda: NOW)


async def problem_of(gateway: Gateway) -> NotSent:
    with pytest.raises(NotSent) as raised:
        await gateway.send(MESSAGE)
    return raised.value


async def test_a_letter_arrives_in_kazakh_under_the_same_number_each_time(mail: MailServer) -> None:
    answers = {(await smtp(mail).send(MESSAGE)).reference for _ in range(2)}
    assert answers == {"<key-1@example.kz>"}
    letter = email.message_from_bytes(mail.letters[0].removesuffix(b"\r\n.\r\n"), policy=policy.default)
    assert (letter["To"], letter["Subject"], letter["Content-Language"]) == ("a@example.kz", "Еске салу", "kk")
    assert letter["Message-ID"] == "<key-1@example.kz>"
    assert letter.get_content().strip() == "Ертең, сағат 10:00"


@pytest.mark.parametrize(
    ("answer", "kind", "problem"),
    [
        ("550 no such user", Refused, "unknown_address"),
        ("554 no", Refused, "refused"),
        ("451 later", TryLater, "refused_for_now"),
    ],
)
async def test_what_the_mail_server_refuses_is_told_apart(answer: str, kind: type[NotSent], problem: str, mail: MailServer) -> None:
    mail.refusals = [answer]
    raised = await problem_of(smtp(mail))
    assert (type(raised), raised.problem, str(raised)) == (kind, problem, problem)


async def test_a_server_that_is_not_there_is_tried_later(mail: MailServer, provider: Provider) -> None:
    gone: list[Gateway] = [smtp(MailServer(port=1)), http(Provider(port=1))]
    for gateway in gone:
        raised = await problem_of(gateway)
        assert (type(raised), raised.problem) == (TryLater, "unreachable")


async def test_the_provider_can_check_who_sent_what_and_that_it_is_the_same_again(provider: Provider) -> None:
    assert [(await http(provider).send(MESSAGE)).reference for _ in range(2)] == ["17", "17"]
    (headers, body), (again, _) = provider.taken
    assert json.loads(body) == {"key": "key-1", "channel": "email", "to": "a@example.kz", "language": "kk", "text": MESSAGE.text}
    assert headers["idempotency-key"] == again["idempotency-key"] == "key-1"
    assert headers["x-oralu-signature"] == sign(SECRET, headers["x-oralu-timestamp"], body)


@pytest.mark.parametrize(
    ("answer", "kind", "problem", "wait"),
    [
        ("503 No", TryLater, "refused_for_now", None),
        ("404 No", TryLater, "refused_for_now", None),
        ("401 No", TryLater, "not_authorised", None),
        ("429 Slow\r\nretry-after: 120", TryLater, "busy", 120),
        ("429 Slow\r\nretry-after: 999999", TryLater, "busy", 3600),
        ("422 No such number", Refused, "unknown_address", None),
        ("400 No", Refused, "refused", None),
        ("302 Elsewhere\r\nlocation: http://127.0.0.1:1/", Refused, "refused", None),
    ],
)
async def test_each_answer_of_the_provider_has_its_meaning(
    answer: str, kind: type[NotSent], problem: str, wait: float | None, provider: Provider
) -> None:
    provider.answers = [(answer, "+77010000001 is not known")]
    raised = await problem_of(http(provider))
    assert (type(raised), raised.problem, raised.after_seconds) == (kind, problem, wait)
    assert "7701" not in str(raised)


async def test_an_answer_without_a_number_is_known_by_the_key(provider: Provider) -> None:
    for body in ("fine", "[]", "{}"):
        provider.answers = [("200 OK", body)]
        assert (await http(provider).send(MESSAGE)).reference == "key-1"


@pytest.mark.parametrize(
    ("timestamp", "signature", "good"),
    [(0, None, True), (299, None, True), (301, None, False), (-301, None, False), (0, "0" * 64, False), (0, "é", False)],
)
def test_a_report_is_believed_fresh_and_signed(timestamp: int, signature: str | None, good: bool) -> None:
    moment = str(int((NOW + timedelta(seconds=timestamp)).timestamp()))
    assert is_signed(SECRET, moment, b"{}", signature or sign(SECRET, moment, b"{}"), NOW) is good
    assert not is_signed(SECRET, "yesterday", b"{}", sign(SECRET, "yesterday", b"{}"), NOW)


def written(folder: Path) -> tuple[list[str], int, int]:
    """The keys in the file, its mode and that of its folder."""
    file = folder / "messages.jsonl"
    keys = [json.loads(line)["key"] for line in file.read_text().splitlines()]
    return keys, file.stat().st_mode & 0o777, folder.stat().st_mode & 0o777


async def test_the_file_has_a_line_a_message_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    gateway = FileGateway(tmp_path / "notifications")
    for _ in range(2):
        await gateway.send(MESSAGE)
    assert written(tmp_path / "notifications") == (["key-1", "key-1"], 0o600, 0o700)


async def test_without_a_gateway_nothing_goes_out() -> None:
    assert (await problem_of(NoGateway())).problem == "not_configured"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtps://a:b%40c@mail.example.kz", ("mail.example.kz", 465, "tls", "a", "b@c")),
        ("smtp://mail.example.kz", ("mail.example.kz", 587, "starttls", "", "")),
        ("smtp+plain://localhost:25", ("localhost", 25, "plain", "", "")),
    ],
)
def test_the_address_of_a_mail_server_says_how_it_is_spoken_to(address: str, expected: tuple[str, int, str, str, str]) -> None:
    found = server_of(address)
    assert (found.host, found.port, found.tls, found.user, found.password) == expected


@pytest.mark.parametrize(
    "address", ["mail.example.kz", "http://mail.example.kz", "smtp+plain://mail.example.kz", "smtp+plain://a:b@localhost"]
)
def test_mail_never_goes_unencrypted_to_another_machine(address: str) -> None:
    with pytest.raises(ValueError, match="smtp"):
        server_of(address)
