"""What a name may be written with: the letters of Kazakh, Russian and the Latin alphabets, spaces, hyphens and apostrophes."""

import re
import unicodedata
from itertools import pairwise
from typing import Literal

Script = Literal["cyrillic", "latin"]
SCRIPTS: tuple[Script, ...] = ("cyrillic", "latin")
APOSTROPHES = "'’ʼʻ`"
BETWEEN = re.compile(r"[ -]")
Problem = Literal["signs", "not_latin", "not_cyrillic"]


class WrongName(ValueError):
    """Not a name; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem: Problem = problem


def read_name(typed: str, *scripts: Script) -> str:
    """A name as it is kept: composed letters, one space between parts. `scripts` are the alphabets it may be written in, both if none.

    Raises WrongName.
    """
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if not all(map(_is_part, BETWEEN.split(name))):
        raise WrongName("signs")
    found = {script for sign in name if sign.isalpha() and sign not in APOSTROPHES for script in SCRIPTS if _is_of(sign, script)}
    if found - set(scripts or SCRIPTS):
        raise WrongName("not_latin" if scripts == ("latin",) else "not_cyrillic")
    return name


def _is_part(part: str) -> bool:
    """Letters of a known script, each with its marks, between them and around them single apostrophes."""
    signs = [sign for sign in part if not unicodedata.combining(sign)]
    letters = [sign for sign in signs if sign not in APOSTROPHES]
    doubled = any(one in APOSTROPHES and other in APOSTROPHES for one, other in pairwise(signs))
    known = all(sign.isalpha() and any(_is_of(sign, script) for script in SCRIPTS) for sign in letters)
    return bool(letters) and known and not doubled and not unicodedata.combining(part[0])


def _is_of(letter: str, script: Script) -> bool:
    return unicodedata.name(letter, "").startswith(script.upper())
