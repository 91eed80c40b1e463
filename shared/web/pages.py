"""A page: a template, and what every template may use; and a table for a spreadsheet."""

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

from litestar import Request, Response
from litestar.response import Redirect, Template
from markupsafe import Markup

from shared.access import seen
from shared.settings import settings
from shared.values import PageContext
from shared.web import i18n
from shared.web.forms import FormErrors, errors_again
from shared.web.kept import form_page, kept_form, note_errors


class Page(Template):
    """A template whose hidden CSRF field is markup, not text."""

    def create_template_context(self, request: Request[Any, Any, Any]) -> PageContext:
        context = super().create_template_context(request)
        return context | {"csrf_input": Markup(context["csrf_input"])}  # noqa: S704  # Litestar's own field; its token is hexadecimal


CSRF_COOKIE = "oralu_csrf"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet begins a formula."""
SCOPE_CSRF = "oralu_csrf"
"""Where the request's scope holds the token for the forms of its page."""


def page(request: Request[Any, Any, Any], template_name: str, /, *, status: int = 200, **context: Any) -> Template:
    """Render `template_name` with the reader, the language, the nonce and the addresses of the three services.

    What was kept of a form stands in place of what `given` or `typed` hold; its fields named in `many` are lists. What was wrong with it
    stands in place of `errors` without a message. Whoever is in the context is shown: that is recorded.
    """
    seen.saw_in(context)
    many: Collection[str] = context.pop("many", ())
    errors, kept = context.get("errors"), kept_form(request)
    if isinstance(errors, FormErrors) and errors.messages:
        note_errors(request, template_name, errors.source())
    elif isinstance(errors, FormErrors) and kept is not None and template_name in kept.errors:
        context["errors"] = errors_again(kept.errors[template_name])
    if kept is not None:
        context |= {name: {**context[name], **kept.typed(many)} for name in ("given", "typed") if name in context}
    return Page(template_name, status_code=status, context=common(request) | context, media_type="text/html")


def common(request: Request[Any, Any, Any]) -> PageContext:
    """What the base layouts need."""
    chosen, scope = settings(), cast("dict[str, Any]", request.scope)
    return {
        "user": scope.get("user"),
        "kiosk": scope.get("kiosk"),
        "nonce": scope.get("nonce", ""),
        "language": i18n.current(),
        "languages": i18n.NAMES,
        "path": request.url.path,
        "form_page": form_page(request),
        "kept": kept_form(request),
        "query": dict(request.query_params),
        "demo": chosen.demo,
        "links": {"probation": chosen.probation_url, "reintegration": chosen.reintegration_url, "biometrics": chosen.biometrics_url},
    }


def plain(text: str) -> str:
    """A text that a spreadsheet takes as text."""
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_file(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response[str]:
    """The answer that a browser saves as `name`; None becomes an empty cell."""
    out = io.StringIO()
    written = csv.writer(out)
    written.writerow(header)
    written.writerows([plain(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def pdf_file(name: str, content: bytes) -> Response[bytes]:
    """The answer that a browser shows, and saves as `name`; nothing between stores it."""
    headers = {"content-disposition": f'inline; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type="application/pdf", headers=headers)


def back_to(address: str) -> Redirect:
    """After a form that changed something: 303, so that a reload does not send it again."""
    return Redirect(address, status_code=303)


def address_with(address: str, query: Mapping[str, str], parameter: str = "", value: object = None) -> str:
    """`address` with the query of this page, in which `parameter` has `value` (None: it is left out)."""
    changed = {name: text for name, text in query.items() if name != parameter} | ({parameter: str(value)} if value is not None else {})
    return f"{address}?{urlencode(changed)}" if changed else address


def path_of(address: str) -> str:
    """The path in an address that a browser sent along; empty where that is none."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def local_path(address: str | None, otherwise: str = "/") -> str:
    """`address` if it is a path of this very service, else `otherwise`: no open redirect."""
    if address and address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable():
        return address
    return otherwise
