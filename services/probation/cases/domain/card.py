"""The case card: a code to type or scan at the kiosk, a PIN, receipts. Without letters and digits that can be confused."""

import secrets
from collections.abc import Callable
from itertools import pairwise

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31 characters, a prime: a weighted sum finds every wrong character and every swap
LENGTH = 8
PIN_LENGTH = 6

Choose = Callable[[str], str]


def check_sign(payload: str) -> str:
    """The sign that completes a code."""
    return ALPHABET[sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(payload, start=1)) % len(ALPHABET)]


def new_code(choose: Choose = secrets.choice) -> str:
    """A card code of eight signs; the last one checks the others."""
    payload = "".join(choose(ALPHABET) for _ in range(LENGTH - 1))
    return payload + check_sign(payload)


def normal_code(text: str) -> str:
    """What was typed or scanned, without the spaces and dashes that people add."""
    return "".join(sign for sign in text.upper() if sign not in " -–")


def is_code(text: str) -> bool:
    """Whether `text` can be a card's code."""
    code = normal_code(text)
    return len(code) == LENGTH and all(sign in ALPHABET for sign in code) and check_sign(code[:-1]) == code[-1]


def spaced_code(code: str) -> str:
    """In two groups, as printed."""
    return f"{code[:4]}-{code[4:]}"


def new_pin(choose: Choose = secrets.choice) -> str:
    """Six digits that are not easy to guess."""
    while True:
        pin = "".join(choose("0123456789") for _ in range(PIN_LENGTH))
        if not easy_to_guess(pin):
            return pin


def easy_to_guess(pin: str) -> bool:
    """One or two different digits, digits in a row up or down, or one half twice."""
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return len(set(pin)) < 3 or steps in ({1}, {-1}) or pin[:3] == pin[3:]


def new_receipt(choose: Choose = secrets.choice) -> str:
    """The number on the receipt of a check-in: it says nothing about the person."""
    return new_code(choose)


def case_number(office: str, year: int, serial: int) -> str:
    """`75-2026-00042`: office (КАТО prefix), year, running number."""
    return f"{office}-{year}-{serial:05d}"
