"""Files that an officer uploads as the signed copy of a consent."""

import io

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << >>\nstartxref\n0\n%%EOF\n"


def picture(kind: str, size: tuple[int, int] = (40, 60)) -> bytes:
    """A white picture in Pillow's format `kind`."""
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()
