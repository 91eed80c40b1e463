"""The authority is asked over HTTP. Whatever it does, a pack is made, and only a token that was checked is written beside it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pydantic import ValidationError

from services.probation.settings import ProbationSettings
from services.probation.telemetry.evidence import time_authority
from services.probation.telemetry.evidence.time_authority import audit_details, trusted_roots, trusted_time
from services.probation.telemetry.evidence.trusted_time import read_stamp
from tests.support.configuration import forget_settings
from tests.support.time_server import QUERY, REPLY, Answer, Reply, TimeServer, time_server
from tests.support.tokens import REJECTION, new_authority

SIGNATURE = bytes(range(64))
AUTHORITY = new_authority()
Serve = Callable[[Answer], TimeServer]


def right(query: bytes) -> Reply:
    return Reply(AUTHORITY.answer(query))


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Set this address as that of the authority, with its root certificate."""
    root = tmp_path / "root.pem"
    root.write_bytes(AUTHORITY.root_pem)

    def set_up(url: str) -> None:
        monkeypatch.setattr(time_authority, "LONGEST_WAIT", 60.0)  # a busy machine decides nothing
        monkeypatch.setenv("ORALU_TSA_URL", url)
        monkeypatch.setenv("ORALU_TSA_ROOT", str(root))
        forget_settings()

    yield set_up
    monkeypatch.undo()
    forget_settings()


@pytest.fixture
def serve(use: Callable[[str], None]) -> Iterator[Serve]:
    """Start an authority that answers like this, and set it up."""
    with ExitStack() as running:

        def start(answer: Answer) -> TimeServer:
            server = running.enter_context(time_server(answer))
            use(server.url)
            return server

        yield start


async def test_the_token_is_written_after_it_was_checked(serve: Serve) -> None:
    server = serve(right)
    stamp = await trusted_time(SIGNATURE)
    found = read_stamp(stamp["trusted_time"], SIGNATURE, trusted_roots(None))
    assert found is not None
    assert found.checked
    assert server.asked == [QUERY]
    assert audit_details(stamp) == {"trusted_time": "2026-11-29T09:30:15.000Z", "no_trusted_time": None}


async def test_without_an_authority_in_the_settings_nobody_is_asked(use: Callable[[str], None]) -> None:
    use("")
    stamp = await trusted_time(SIGNATURE)
    assert stamp == {"trusted_time": None, "no_trusted_time": "not_set_up"}
    assert audit_details(stamp) == stamp


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(lambda _: Reply(REJECTION), "refused", id="it refuses"),
        pytest.param(lambda _: Reply(b"<html>"), "not_verified", id="nonsense"),
        pytest.param(lambda _: Reply(), "not_verified", id="nothing"),
        pytest.param(lambda query: Reply(AUTHORITY.answer(query, nonce=5)), "not_verified", id="another number"),
        pytest.param(lambda query: Reply(new_authority("a stranger").answer(query)), "not_verified", id="a stranger"),
        pytest.param(lambda query: Reply(AUTHORITY.answer(query), status=500), "not_verified", id="HTTP 500"),
        pytest.param(lambda query: Reply(AUTHORITY.answer(query), headers={"Content-Type": "text/html"}), "not_verified", id="a page"),
        pytest.param(lambda query: Reply(AUTHORITY.answer(query), headers={}), "not_verified", id="no type"),
        pytest.param(lambda _: Reply(bytes(65 * 1024)), "not_verified", id="too long"),
        pytest.param(lambda _: Reply(bytes(64 * 1024), drips=True), "not_verified", id="too long, without a length"),
    ],
)
async def test_a_wrong_answer_is_told_and_not_written(serve: Serve, answer: Answer, reason: str) -> None:
    serve(answer)
    assert await trusted_time(SIGNATURE) == {"trusted_time": None, "no_trusted_time": reason}


@pytest.mark.parametrize("reply", [Reply(never=True), Reply(drips=True)], ids=["silent", "slow"])
async def test_it_is_not_waited_for_long(serve: Serve, reply: Reply, monkeypatch: pytest.MonkeyPatch) -> None:
    serve(lambda _: reply)
    monkeypatch.setattr(time_authority, "LONGEST_WAIT", 0.2)
    assert await trusted_time(SIGNATURE) == {"trusted_time": None, "no_trusted_time": "no_answer"}


async def test_an_authority_that_is_down_is_told(use: Callable[[str], None]) -> None:
    with time_server(right) as server:
        pass
    use(server.url)
    assert await trusted_time(SIGNATURE) == {"trusted_time": None, "no_trusted_time": "no_answer"}


async def test_a_redirect_leads_nowhere(serve: Serve) -> None:
    with time_server(right) as elsewhere:
        serve(lambda _: Reply(status=307, headers={"Location": elsewhere.url, "Content-Type": REPLY}))
        assert await trusted_time(SIGNATURE) == {"trusted_time": None, "no_trusted_time": "not_verified"}
        assert elsewhere.asked == []


@pytest.mark.parametrize("content", [None, b"no certificate"])
async def test_a_root_that_cannot_be_read_is_told_and_nobody_is_asked(serve: Serve, tmp_path: Path, content: bytes | None) -> None:
    server = serve(right)
    (tmp_path / "root.pem").unlink()
    if content is not None:
        (tmp_path / "root.pem").write_bytes(content)
    assert await trusted_time(SIGNATURE) == {"trusted_time": None, "no_trusted_time": "not_verified"}
    assert server.asked == []


def test_an_authority_is_set_up_with_its_root_or_not_at_all() -> None:
    set_up = ProbationSettings.model_validate
    with pytest.raises(ValidationError, match="ORALU_TSA_ROOT"):
        set_up({"tsa_url": "http://tsa.example.kz/"})
    for wrong in ("file:///etc/passwd", "tsa.example.kz", "http://"):
        with pytest.raises(ValidationError, match="begins with http"):
            set_up({"tsa_url": wrong, "tsa_root": "root.pem"})
    nothing = set_up({"tsa_url": "", "tsa_root": ""})
    assert (nothing.tsa_url, nothing.tsa_root) == (None, None)
    assert set_up({"tsa_root": "root.pem"}).tsa_root == Path("root.pem"), "enough to check packs of others"
