"""Input from outside is checked before it is used: frames, timings, answers."""

import pytest

from services.biometrics.check_ins.domain import LONGEST_TEXT, BadAnswer, read_answer, read_draft
from services.biometrics.engine.uploads import LARGEST_FRAME, MOST_FRAMES, BadUpload, read_frames, read_timings
from shared.messages.base import Language
from shared.messages.probation import Question

JPEG = b"\xff\xd8\xff\xe0" + bytes(200) + b"\xff\xd9"
WORDS: dict[Language, str] = {"kk": "?", "ru": "?", "en": "?"}


class File:
    """A file of a form."""

    def __init__(self, content: bytes, content_type: str = "image/jpeg") -> None:
        self.content, self.content_type = content, content_type

    async def read(self, size: int = -1) -> bytes:
        return self.content if size < 0 else self.content[:size]


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ([], "none"),
        ([File(JPEG)] * (MOST_FRAMES + 1), "too_many"),
        ([File(JPEG, "image/png")], "wrong_type"),
        ([File(b"GIF89a")], "wrong_type"),
        ([File(b"\xff\xd8\xff" + bytes(LARGEST_FRAME))], "too_large"),
        ([File(JPEG[:-2])], "unreadable"),
    ],
)
async def test_a_bad_upload_is_named(files: list[File], problem: str) -> None:
    with pytest.raises(BadUpload) as refused:
        await read_frames(files)
    assert refused.value.problem == problem


async def test_good_frames_come_through_unchanged() -> None:
    assert await read_frames([File(JPEG), File(JPEG)]) == [JPEG, JPEG]


@pytest.mark.parametrize("text", ["", "soon", "-1", "NaN", "99999999", "0:10", "10,5", "10,10", "²", "1e3"])
def test_bad_timings_are_refused(text: str) -> None:
    with pytest.raises(BadUpload):
        read_timings(text, text.count(",") + 1)


def test_timings_are_read() -> None:
    assert read_timings("0, 220", 2) == [0, 220]
    with pytest.raises(BadUpload):
        read_timings("0", 2)


def test_an_answer_is_one_of_the_options() -> None:
    choice = Question(code="mood", kind="choice", text=WORDS, options={"well": WORDS, "badly": WORDS})
    assert read_answer(choice, " well ") == "well"
    for wrong in ("other", "", "   ", None, ["well", "badly"]):
        with pytest.raises(BadAnswer):
            read_answer(choice, wrong)


def test_of_many_none_may_be_chosen_and_none_twice() -> None:
    many = Question(code="support", kind="many", text=WORDS, options={"housing": WORDS, "work": WORDS})
    assert read_answer(many, None) == []
    assert read_answer(many, ["work", "housing", "work"]) == ["work", "housing"]
    with pytest.raises(BadAnswer):
        read_answer(many, ["work", "gold"])


def test_yes_or_no_and_a_text_that_may_stay_empty() -> None:
    assert read_answer(Question(code="same", kind="yes_no", text=WORDS), "yes") == "yes"
    text = Question(code="words", kind="text", text=WORDS)
    assert read_answer(text, "   ") == ""
    assert read_answer(text, "x" * 1000) == "x" * 1000
    assert read_answer(text, ["one ", "", " two"]) == "one two"
    with pytest.raises(BadAnswer, match="too_long"):
        read_answer(text, "x" * 1001)


def test_only_yes_and_no_answer_a_question_of_yes_or_no() -> None:
    same = Question(code="same", kind="yes_no", text=WORDS)
    assert read_answer(same, "no") == "no"
    for kind, given in (("yes_no", "perhaps"), ("choice", "yes"), ("many", "yes"), ("many", ["yes", "no"]), ("yes_no", ["yes", "no"])):
        with pytest.raises(BadAnswer, match="choose_one"):
            read_answer(same.model_copy(update={"kind": kind}), given)


def test_a_draft_keeps_what_is_written_up_to_the_longest_text() -> None:
    text = Question(code="words", kind="text", text=WORDS)
    assert read_draft(text, "not finished ") == "not finished "
    assert read_draft(text, ["one", "two"]) == "one two"
    assert read_draft(text, None) == ""
    assert read_draft(text, "x" * (LONGEST_TEXT + 1)) == "x" * LONGEST_TEXT


def test_a_draft_of_many_keeps_each_offered_choice_once_and_other_kinds_have_none() -> None:
    many = Question(code="support", kind="many", text=WORDS, options={"housing": WORDS, "work": WORDS})
    assert read_draft(many, ["work", "gold", "housing", "work"]) == ["work", "housing"]
    assert read_draft(many, "work") == ["work"]
    assert read_draft(many, None) == []
    for kind in ("choice", "yes_no"):
        assert read_draft(many.model_copy(update={"kind": kind}), "work") is None
