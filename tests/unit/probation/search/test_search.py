"""Whoever is meant is found, however the name is typed; the likeliest comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.name_search.query import read
from shared.name_search.score import Spelling, Why
from tests.unit.probation.search.names import REGISTER, place, search

AHMETOV = REGISTER[0]
LETTERS = "йцукенгшщзхфывапролджэячсмитьбюқғұәөүіңһ"


@pytest.mark.parametrize(
    "typed",
    [
        "Ахметов Нұрлан", "Нұрлан Ахметов", "нурлан ахметов", "Akhmetov Nurlan", "Ahmetov Nūrlan", "Akhmetov N. S.", "Ахметов Н.С.",
        "Ахмет Нурлан Серикович", "Akhmetov Nurlan Serikuly", "F[vtnjd Yehkfy", "ахметв нурлн", "Нрулан Ахмеов", "Ахметов Нұрлан Серік ұлы",
    ],
)  # fmt: skip
def test_one_person_is_found_first_by_every_spelling(typed: str) -> None:
    assert place(typed, AHMETOV) == 0


@pytest.mark.parametrize("typed", ["Axmetov Nurlan", "Jusupov Iljas", "Kuznecova Natalija"])
def test_other_ways_to_write_a_sound_in_latin_letters_are_read(typed: str) -> None:
    assert search(typed)[0][0].family_name in {"Ахметов", "Юсупов", "Кузнецова"}


@given(st.sampled_from(REGISTER), st.data())
def test_a_typing_error_still_finds_the_person(wanted: Spelling, data: st.DataObject) -> None:
    words = [wanted.family_name, wanted.given_name]
    which = data.draw(st.sampled_from([number for number, word in enumerate(words) if len(word) > 3] or [1]))
    word, at = words[which], data.draw(st.integers(0, len(words[which]) - 2))
    wrong = data.draw(st.sampled_from([
        word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + data.draw(st.sampled_from(LETTERS)) + word[at + 1 :],
    ]))  # fmt: skip
    words[which] = wrong
    if data.draw(st.booleans()):
        words.reverse()
    found = place(" ".join(words), wanted)
    assert found is not None
    assert found < 10


@given(st.sampled_from(REGISTER), st.sampled_from(REGISTER))
def test_a_name_typed_in_full_is_never_behind_another(wanted: Spelling, other: Spelling) -> None:
    assert place(" ".join(wanted.parts), wanted) == 0
    scores = {one: match.score for one, match in search(" ".join(wanted.parts))}
    assert scores[wanted] == 1
    assert 0 <= scores.get(other, 0) <= 1


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read(text: str) -> None:
    query = read(text)
    assert all(word.readings and 0 < share <= 1 for word in query.words for _, share in word.readings)
    assert all(0 <= match.score <= 1 for _, match in search(text))


def test_what_was_found_is_said() -> None:
    (_, match), *_ = search("Ахметов Nurlan")
    assert dict(match.parts) == {"Ахметов": Why.SAME, "Нұрлан": Why.SPELLING}
    (_, match), *_ = search("Ахметв")
    assert [why for _, why in match.parts] == [Why.SIMILAR]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("75-2026-00012", ("75-2026-00012",)), ("+7 701 000 00 01", ("77010000001",)), ("8 (701) 000-00-01", ("8701000-00-01",)),
        ("Ахметов 00012", ("00012",)), ("IMEI:490154203237518", ("IMEI:490154203237518",)),
    ],
)  # fmt: skip
def test_numbers_are_read_with_their_dashes(typed: str, numbers: tuple[str, ...]) -> None:
    assert read(typed).numbers == numbers


def test_initials_alone_find_nobody_but_choose_among_namesakes() -> None:
    assert not read("А. К.").near
    register = (Spelling("Ким", "Анна", "Олеговна"), Spelling("Ким", "Анна", "Петровна"))
    assert search("Ким Анна П.", register)[0][0] is register[1]
