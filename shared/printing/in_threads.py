"""PDFs in threads beside the event loop: the typesetter works without the interpreter's lock."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache

from shared.printing import pdf
from shared.values import JsonObject


async def typeset(what: JsonObject, at: datetime, layout: str) -> bytes:
    """The PDF of a paper; `at`: the moment that stands in the file."""
    return await asyncio.get_running_loop().run_in_executor(_threads(), pdf.pdf, what, at, layout)


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2, "typst")
