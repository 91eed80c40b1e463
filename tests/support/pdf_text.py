"""The words of a PDF, as a reader that cannot see gets them."""

import io
import re

import pikepdf

PAIRS = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def pdf_text(content: bytes) -> str:
    """The text of every page, with a space after each piece. Of fonts with two bytes a character, as the typesetter writes them."""
    with pikepdf.open(io.BytesIO(content)) as read:
        return " ".join(_page(page) for page in read.pages)


def pdf_language(content: bytes) -> str:
    """The language that the file says it is in."""
    with pikepdf.open(io.BytesIO(content)) as read:
        return str(read.Root.Lang)


def _page(page: pikepdf.Page) -> str:
    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    known: dict[int, str] = {}
    found: list[str] = []
    for step in pikepdf.parse_content_stream(page):
        operands, operator = step.operands, str(step.operator)
        if operator == "Tf":
            known = fonts[str(operands[0])]
        elif operator == "Tj":
            found.append(_said(bytes(operands[0]), known))
        elif operator == "TJ":
            found.append("".join(_said(bytes(each), known) for each in operands[0] if isinstance(each, pikepdf.String)))
    return " ".join(found)


def _said(codes: bytes, known: dict[int, str]) -> str:
    return "".join(known.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2))


def _characters(font: pikepdf.Object) -> dict[int, str]:
    table = font["/ToUnicode"].read_bytes()
    known: dict[int, str] = {}
    for block in CHARS.findall(table):
        known |= {int(code, 16): bytes.fromhex(said.decode()).decode("utf-16-be") for code, said in PAIRS.findall(block)}
    for block in RANGES.findall(table):
        for first, last, said in RANGE.findall(block):
            begin = int(said, 16)
            known |= {int(first, 16) + at: chr(begin + at) for at in range(int(last, 16) - int(first, 16) + 1)}
    return known
