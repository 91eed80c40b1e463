"""Asking before what one tap would do and nobody can take back: the same page for every such act, without a script.

The form of the first page is sent as it is; its answer is this page, which holds the same fields and `sure`; only the second sending acts.
"""

from collections.abc import Iterable

from litestar.response import Template

from shared.web.forms import FormErrors
from shared.web.i18n import gettext
from shared.web.kept import keep_when_asked
from shared.web.pages import page
from shared.web.request import Fields, Web

SURE = "sure"


def is_sure(fields: Fields) -> bool:
    """Whether the form comes from the page that asked."""
    return fields.get(SURE) == "yes"


def ask(request: Web, fields: Fields, *, title: str, follows: str, button: str, back: str) -> Template:
    """The page that asks: what would be done (`title`), what follows from it, a button that says its result, and a way `back`."""
    keep_when_asked(request)
    sent = [
        (name, text) for name, value in fields.items() if name != "_csrf_token" for text in (value if isinstance(value, list) else [value])
    ]
    return page(request, "ask.html", fields=sent, sure=SURE, title=title, follows=follows, button=button, back=back)


def ask_reason(request: Web, *, title: str, reasons: Iterable[tuple[str, str]], back: str) -> Template:
    """The page for a form that came without its reason: (code, words) to choose from, none of them chosen beforehand."""
    errors = FormErrors({"reason": gettext("Choose a reason")})
    return page(request, "ask_reason.html", status=422, errors=errors, title=title, options=list(reasons), back=back)
