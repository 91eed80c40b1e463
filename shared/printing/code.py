"""The code on a paper: what it is and its own id, nothing about the person."""

import io

import segno


def code_svg(what: str) -> str:
    """A QR code that reads `ORALU <what>`, as SVG."""
    out = io.BytesIO()
    segno.make(f"ORALU {what}", error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue().decode()
