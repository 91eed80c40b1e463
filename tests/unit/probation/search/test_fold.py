"""Spellings of one name have one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.name_search.keyboards import other_layouts
from shared.name_search.names import keys_of, stem
from shared.spelling.fold import fold

SPELLINGS = [
    "Қайрат Кайрат Kairat Qairat Qaırat Kayrat", "Әлия Алия Aliya Äliya Alia Aliia Álıa", "Шыңғыс Шынгыс Shyngys Şyñğys Shyńǵys",
    "Юсупов Yusupov Iusupov", "Ержан Erzhan Yerzhan Erjan", "Щербаков Shcherbakov Scherbakov Ščerbakov", "Цой Tsoy Tsoi",
    "Ильяс Ілияс Ilyas Il'yas", "Дәулет Даулет Däulet Daulet Dawlet", "Сергей Sergey Sergei Sergej", "Александр Alexandr Aleksandr",
    "Дмитриевич Dmitrievich Dmitriyevich", "Мұхтар Мухтар Mukhtar Muhtar", "Наталья Наталия Natalia Natalya",
    "Чернышёв Чернышев Chernyshev Chernyshyov", "Хасен Khassen Hasen", "Өтегенов Otegenov Ötegenov", "Гауһар Гаухар Gaukhar Gauhar",
    "Айгүл Айгуль Aigul Aıgúl Aygul", "Ғалым Галым Ğalym Galym Ghalym", "Жамбыл Джамбыл Zhambyl Jambyl Dzhambyl",
    "Семён Семен Semen Semyon", "Ұлан Улан Ulan Ūlan", "Ләззат Ляззат Лаззат Lazzat",
]  # fmt: skip


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_every_spelling_of_a_name_has_one_key(spellings: str) -> None:
    assert len({fold(each) for each in spellings.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("Қасымова", "Назарова"), ("Нұрлан", "Нұржан"), ("Шыңғыс", "Сағыныш"), ("Ким", "Цой")])
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=40))
def test_a_key_has_ascii_letters_alone_and_is_its_own_key_in_any_case(text: str) -> None:
    key = fold(text)
    assert not key or (key.isascii() and key.isalpha() and key.islower())
    assert fold(text.upper().lower()) == fold(text.lower())


@given(st.text("абвгдежзиклмнопрстуфхчшаеиоу", min_size=1, max_size=12))
def test_letters_that_only_kazakh_has_change_no_key(word: str) -> None:
    kazakh = word.translate(str.maketrans("агкноух", "әғқңөұһ"))
    assert fold(kazakh) == fold(word)


@pytest.mark.parametrize("family", ["Ахметов", "Ахметова", "Ахметұлы", "Ахметқызы", "Ахметович", "Ахметовна", "Akhmetov", "Akhmetuly"])
def test_endings_hide_no_stem(family: str) -> None:
    assert "ahmet" in keys_of(family)


@pytest.mark.parametrize(("word", "left"), [("ербин", "erbin"), ("марина", "marin"), ("мустафин", "mustaf"), ("ли", "li"), ("ильич", "il")])
def test_what_would_be_left_of_a_short_word_is_no_stem(word: str, left: str) -> None:
    found = stem(fold(word))
    assert len(found) >= min(len(left), 2)


def test_words_that_are_written_apart_are_found_together() -> None:
    assert keys_of("Нур-Султан") >= {"nur", "sultan", "nursultan"}
    assert "uli" not in keys_of("Серік ұлы")


@pytest.mark.parametrize(("typed", "meant"), [("F[vtnjd", "ахметов"), ("фрьуещм", "ahmetov"), ("y9hkfy", "нұрлан")])
def test_another_layout_of_the_keyboard_is_read(typed: str, meant: str) -> None:
    assert meant in other_layouts(typed)


@given(st.text("aeioubvkmnrs", max_size=14))
def test_whoever_has_a_word_has_its_stem(key: str) -> None:
    assert stem(stem(key)) == stem(key)
    assert not key or stem(key)
