"""What was typed while the keyboard had another layout."""

ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю"
# The Kazakh layout has its nine letters on the row of the digits, the rest as in the Russian one.
WITH_SHIFT, CAPITALS = '~{}:"<>', "ёхъжэбю"
DIGITS, KAZAKH_DIGITS = "234589-=0", "әіңғүұөһқ"
AS_RUSSIAN = str.maketrans(ENGLISH + WITH_SHIFT, RUSSIAN + CAPITALS)
AS_KAZAKH = str.maketrans(ENGLISH + WITH_SHIFT + DIGITS, RUSSIAN + CAPITALS + KAZAKH_DIGITS)
AS_ENGLISH = str.maketrans(RUSSIAN, ENGLISH)


def other_layouts(text: str) -> list[str]:
    """The words that the same keys give in the other layouts; none where they would be the same."""
    text = text.casefold()
    found = [text.translate(layout) for layout in (AS_RUSSIAN, AS_KAZAKH, AS_ENGLISH)]
    return [each for each in dict.fromkeys(found) if each != text]
