"""What every page knows of a request: who asks, and the fields of a form as they were typed."""

from typing import Any

from litestar import Request
from litestar.datastructures import UploadFile

Web = Request[Any, Any, Any]
"""A request whose user the guards have checked."""
Fields = dict[str, Any]
"""A form as it was typed: each field a text, or a list of texts where several are expected."""


async def read_fields(request: Web, *many: str) -> Fields:
    """The fields of a form without its files; those named `many` as lists. What is shown again after a mistake."""
    form = await request.form()
    texts = {name: form.getall(name) for name in form if not isinstance(form[name], UploadFile)}
    return {name: [_text(one) for one in values] if name in many else _text(values[0]) for name, values in texts.items()}


def _text(value: Any) -> str:
    """As it was typed: browsers send each line's end as two characters, and count it as one."""
    return str(value).replace("\r\n", "\n")
