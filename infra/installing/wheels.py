"""A wheel under another name and version: the same files, other metadata (PEP 427)."""

import base64
import csv
import hashlib
import io
import re
import zipfile
from pathlib import Path


def renamed(wheel: Path, folder: Path, *, name: str, version: str) -> Path:
    """Write `wheel` into `folder` as `name`-`version`, with a matching RECORD; the new file appears in one step."""
    tags = wheel.stem.split("-", 2)[2]
    to = folder / f"{name}-{version}-{tags}.whl"
    half = to.with_suffix(".half")
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as new:
        lines: list[tuple[str, str, str | int]] = []
        info = f"{name}-{version}.dist-info"
        for entry in old.infolist():
            path = re.sub(r"^[^/]+\.dist-info/", f"{info}/", entry.filename)
            if path == f"{info}/RECORD" or entry.is_dir():
                continue
            data = old.read(entry)
            if path == f"{info}/METADATA":
                data = _metadata(data, name, version)
            changed = zipfile.ZipInfo(path, entry.date_time)
            changed.external_attr, changed.compress_type = entry.external_attr, zipfile.ZIP_DEFLATED
            new.writestr(changed, data)
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            lines.append((path, f"sha256={digest}", len(data)))
        record = io.StringIO()
        csv.writer(record, lineterminator="\n").writerows([*lines, (f"{info}/RECORD", "", "")])
        new.writestr(f"{info}/RECORD", record.getvalue())
    half.replace(to)
    return to


def _metadata(data: bytes, name: str, version: str) -> bytes:
    head, separator, rest = data.partition(b"\n\n")
    head = re.sub(rb"^Name: .*$", f"Name: {name.replace('_', '-')}".encode(), head, flags=re.MULTILINE)
    return re.sub(rb"^Version: .*$", f"Version: {version}".encode(), head, flags=re.MULTILINE) + separator + rest
