"""A process of its own that reads a file from its standard input and writes how many pages it has, and pictures of the first ones.

A file comes from outside: whatever it does to the libraries that read it happens here, with bounded memory and time, without secrets in the
environment and without a database. The plain content is in memory alone. A file that cannot be read ends the process with 1.

Run as `python -P rendering.py PICTURES`. Output: the number of pages (4 bytes, big-endian), then each picture (JPEG) after its length.
"""

import contextlib
import io
import os
import re
import resource
import struct
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst
from PIL import Image, ImageOps

WIDTH, TALLEST = 900, 1_800
"""Pixels of a picture."""
POINTS = 450
MEMORY, CPU_SECONDS = 3 * 1024**3, 30
BEYOND = 1_000_000
"""A page that no document has: the answer says how many it has."""
HAS = re.compile(r"only has (\d+) page")
COMPILE: Any = typst.compile
"""Its types want source and folder to be of one kind; they need not be."""
LENGTH = struct.Struct(">I")


class Unreadable(Exception):
    """No page can be shown."""


def main() -> None:
    """Read, render, write."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    content, pictures = sys.stdin.buffer.read(), int(sys.argv[1])
    pages, made = pdf(content, pictures) if content.startswith(b"%PDF-") else (1, [picture(content)][:pictures])
    sys.stdout.buffer.write(b"".join([LENGTH.pack(pages), *(LENGTH.pack(len(each)) + each for each in made)]))


def pdf(content: bytes, pictures: int) -> tuple[int, list[bytes]]:
    """(pages, pictures of the first ones) of a PDF. Raises Unreadable."""
    with _kept(content) as (root, name):
        pages = _count(root, name)
        return pages, [_small(_page(root, name, number)) for number in range(1, min(pages, pictures) + 1)]


def picture(content: bytes) -> bytes:
    """A photograph, upright and small."""
    with Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as opened:
        return _reduced(ImageOps.exif_transpose(opened))


def _count(root: str, name: str) -> int:
    try:
        _page(root, name, BEYOND)
    except typst.TypstError as told:
        found = HAS.search(" ".join([str(told), *map(str, told.hints)]))
        if found and int(found[1]) > 0:
            return int(found[1])
    raise Unreadable


def _page(root: str, name: str, number: int) -> bytes:
    source = f'#set page(width: {POINTS}pt, height: auto, margin: 0pt)\n#image("{name}", format: "pdf", page: {number}, width: 100%)'
    made = COMPILE(source.encode(), root=root, format="png", ppi=72 * WIDTH / POINTS, ignore_system_fonts=True)
    if not isinstance(made, bytes):
        raise Unreadable
    return made


def _small(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content), formats=["PNG"]) as opened:
        return _reduced(opened)


def _reduced(opened: Image.Image) -> bytes:
    """As a JPEG on white, without anything that the file says about itself."""
    opened.thumbnail((WIDTH, TALLEST))
    with_alpha, white = opened.convert("RGBA"), Image.new("RGB", opened.size, "white")
    white.paste(with_alpha, mask=with_alpha)
    out = io.BytesIO()
    white.save(out, "JPEG", quality=80)
    return out.getvalue()


@contextlib.contextmanager
def _kept(content: bytes) -> Iterator[tuple[str, str]]:
    """(folder, name) at which the content can be read: in memory, where the system can do that."""
    if not hasattr(os, "memfd_create"):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "file.pdf").write_bytes(content)
            yield folder, "file.pdf"
        return
    number = os.memfd_create("attachment")
    try:
        with open(number, "wb", closefd=False) as file:
            file.write(content)
        yield "/proc/self/fd", str(number)
    finally:
        os.close(number)


if __name__ == "__main__":
    main()
