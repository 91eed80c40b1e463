"""The PDF of a paper: PDF/A-2a and PDF/UA-1 together, typeset by Typst in its own fonts, which have the Kazakh letters.

The same paper and layout give the same bytes at any time: the moment in the file is that of the decision, and a layout
never changes (a test compares the hashes). A new look is a new folder beside it.
"""

import hashlib
import json
import threading
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import typst

from shared.values import JsonObject

FOLDER = Path(__file__).with_name("typeset")
LAYOUT = "v1"
"""The layout of what is decided today."""
STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
_own = threading.local()
"""A compiler for each thread: it keeps the fonts and the parsed layout, and works for one document at a time."""


def layout_hash(layout: str) -> str:
    """The hash of a layout's file."""
    return hashlib.sha256((FOLDER / layout / "form.typ").read_bytes()).hexdigest()


def pdf(paper: JsonObject, at: datetime, layout: str = LAYOUT) -> bytes:
    """The paper as PDF. Takes some ten milliseconds without the interpreter's lock: run it in a thread."""
    made = _compiler(layout).compile(
        format="pdf", pdf_standards=STANDARDS, timestamp=int(at.timestamp()), sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)}
    )
    return bytes(made)


def pictures(paper: JsonObject, layout: str = LAYOUT, *, ppi: float = 96) -> list[bytes]:
    """The pages as PNG."""
    made = _compiler(layout).compile(format="png", ppi=ppi, sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)})
    return [bytes(each) for each in made] if isinstance(made, list) else [bytes(made)]


def _compiler(layout: str) -> Any:
    known: dict[str, typst.Compiler] = _own.__dict__.setdefault("compilers", {})
    if layout not in known:
        place = FOLDER / layout
        known[layout] = typst.Compiler(place / "form.typ", root=place, ignore_system_fonts=True)
    return known[layout]
