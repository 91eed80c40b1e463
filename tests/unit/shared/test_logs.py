"""A log line is JSON, and says nothing about a person."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from shared import logs


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    quiet = {name: logging.getLogger(name).level for name in logs.QUIET}
    yield
    root.handlers, root.level = handlers, level
    for name, before in quiet.items():
        logging.getLogger(name).setLevel(before)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """What was logged."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_is_json_with_process_time_and_level(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("test")
    logs.log.info("happened", message="id")
    (line,) = lines(capsys)
    assert {"event": "happened", "process": "test", "level": "info", "message": "id"}.items() <= line.items()
    assert str(line["timestamp"]).endswith("Z")


def test_personal_fields_are_withheld(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("test")
    logs.log.info("happened", name="Somebody", iin="1", latitude=43.2)
    (line,) = lines(capsys)
    assert {line["name"], line["iin"], line["latitude"]} == {"[withheld]"}


def test_an_error_is_told_by_type_and_place_without_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("test")
    try:
        int("Somebody lives here")
    except ValueError as error:
        logging.getLogger("library").exception("failed")
        logs.log.error("failed", **logs.describe(error))
        logs.log.error("failed", exc_info=error)
    told = lines(capsys)
    assert [line["error"] for line in told] == ["ValueError"] * 3
    assert all("test_logs.py" in str(line["places"]) for line in told)
    assert "Somebody" not in json.dumps(told)


def test_arguments_of_jobs_are_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("test")
    logging.getLogger("arq.worker").info("receive_message('sealed')")
    assert lines(capsys) == []
