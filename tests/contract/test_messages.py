"""Every message has an example that both sides use: `examples/<type>.json`. A change that breaks one needs a new version."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from shared.messages import Envelope, Message, UnknownMessage, message_class
from shared.messages.base import all_message_types

EXAMPLES = Path(__file__).parent / "examples"
TYPES = all_message_types()


def example(name: str) -> dict[str, object]:
    """The example of a message type."""
    loaded: dict[str, object] = json.loads((EXAMPLES / f"{name}.json").read_text())
    return loaded


def test_every_type_has_an_example_and_every_example_a_type() -> None:
    assert {file.stem for file in EXAMPLES.glob("*.json")} == set(TYPES)


@pytest.mark.parametrize("name", TYPES)
def test_the_example_is_read_and_written_back_unchanged(name: str) -> None:
    message = TYPES[name].model_validate(example(name))
    assert message.model_dump(mode="json") == example(name)
    assert TYPES[name].model_validate_json(message.model_dump_json()) == message


@pytest.mark.parametrize("name", TYPES)
def test_a_field_that_nobody_agreed_on_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        TYPES[name].model_validate({**example(name), "surprise": 1})


@pytest.mark.parametrize("name", TYPES)
def test_a_missing_field_is_refused(name: str) -> None:
    for field in example(name):
        with pytest.raises(ValidationError):
            TYPES[name].model_validate({key: value for key, value in example(name).items() if key != field})


@pytest.mark.parametrize("name", TYPES)
def test_a_type_names_its_sender_and_a_version(name: str) -> None:
    kind = TYPES[name]
    owner, _, version = name.split(".")
    assert owner == kind.sender != kind.receiver
    assert version.startswith("v")


@pytest.mark.parametrize("name", [name for name, kind in TYPES.items() if kind.receiver == "biometrics"])
def test_biometrics_never_learns_a_name(name: str) -> None:
    assert not {"name", "iin", "phone", "address"} & set(example(name))


@pytest.mark.parametrize("name", [name for name, kind in TYPES.items() if kind.receiver == "reintegration"])
def test_the_desk_never_learns_an_offence_or_a_position(name: str) -> None:
    assert not {"offence", "article", "court", "latitude", "longitude", "zone", "iin", "breach", "details"} & set(example(name))


@pytest.mark.parametrize("unknown", ["", "probation", "probation.check_in_due", "probation.check_in_due.v2", "x.y.v1"])
def test_an_unknown_type_or_version_is_an_error_of_its_own(unknown: str) -> None:
    with pytest.raises(UnknownMessage):
        message_class(unknown)


@given(
    name=st.sampled_from(sorted(TYPES)), sequence=st.integers(1, 2**62), number=st.uuids(), created_at=st.datetimes(timezones=st.just(UTC))
)
def test_an_envelope_gives_back_the_message_that_was_put_in(name: str, sequence: int, number: UUID, created_at: datetime) -> None:
    kind = TYPES[name]
    body = example(name)
    envelope = Envelope.model_validate(
        {
            "id": number,
            "type": name,
            "sender": kind.sender,
            "receiver": kind.receiver,
            "person": body["person"],
            "sequence": sequence,
            "created_at": created_at,
            "body": body,
        }
    )
    again = Envelope.model_validate_json(envelope.model_dump_json())
    assert (again.id, again.sequence) == (envelope.id, envelope.sequence)
    assert again.created_at == envelope.created_at
    message: Message = again.message()
    assert isinstance(message, kind)
    assert message.model_dump(mode="json") == body
