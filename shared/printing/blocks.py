"""The parts from which a sheet is put together, as the layout reads them."""

from collections.abc import Sequence

from shared.values import JsonObject

Rows = Sequence[Sequence[str]]


def heading(text: str) -> JsonObject:
    return {"type": "heading", "text": text}


def text(words: str) -> JsonObject:
    """Paragraphs, one a line."""
    return {"type": "text", "text": words}


def note(words: str) -> JsonObject:
    """One small paragraph."""
    return {"type": "note", "text": words}


def pairs(rows: Rows) -> JsonObject:
    """Labels with what is said about each."""
    return {"type": "pairs", "rows": [[label, said or "–"] for label, said in rows]}


def bullets(items: Sequence[str]) -> JsonObject:
    """A numbered list."""
    return {"type": "list", "items": list(items)}


def table(
    head: Sequence[str], rows: Rows, *, widths: Sequence[float], numbers: Sequence[int] = (), total: Sequence[str] = ()
) -> JsonObject:
    """A table whose head stands again on each page. `numbers`: columns of numbers; `total`: the last row, its first cell spans the rest.

    Raises ValueError where a row has not as many cells as the head.
    """
    wrong = [row for row in rows if len(row) != len(head)]
    if wrong or len(widths) != len(head) or len(total) > len(head):
        raise ValueError(f"{len(head)} columns, and not as many cells or widths")
    return {
        "type": "table", "head": list(head), "rows": [list(row) for row in rows], "widths": list(widths), "numbers": list(numbers),
        "sum": list(total) or None,
    }  # fmt: skip


def by_hand(question: str, *, note: str = "", boxes: Sequence[str] = (), lines: int = 0) -> JsonObject:
    """A question with boxes to tick, or lines to write on."""
    return {"type": "by_hand", "question": question, "note": note, "boxes": list(boxes), "lines": lines}
