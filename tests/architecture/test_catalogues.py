"""Every word exists in Kazakh, Russian and English."""

import pytest

from shared.web.catalogues import Room, problems, rooms, texts


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.folder.name)
def test_no_text_is_missing_unsure_or_left_over(room: Room) -> None:
    assert list(problems(room)) == []


def test_the_texts_of_the_pages_are_found() -> None:
    assert "Sign in" in {message.id for message in texts(rooms()[0])}
