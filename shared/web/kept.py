"""A form that was typed and not saved, as the page shows it again: after a change of the language, or once its sender has signed in again.

`shared.application.kept_forms` stores it for some minutes, `shared.application.keeping` decides when.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, cast

from litestar import Request

from shared.values import JsonObject
from shared.web.request import Fields

MARK = "kept"
"""In the query of a page's address: show again what was typed there."""
SCOPE_FORM, SCOPE_PAGE, SCOPE_ASKED, SCOPE_ERRORS = "oralu_kept_form", "oralu_form_page", "oralu_asked", "oralu_form_errors"


@dataclass(frozen=True)
class KeptForm:
    """`page` is the address on which the form stands, `action` the path that it is sent to; a field may have several values.

    `errors` is what was wrong, by the template that said so, for `shared.web.forms.errors_again`.
    """

    page: str
    action: str
    fields: dict[str, list[str]]
    errors: dict[str, JsonObject] = field(default_factory=dict)

    def typed(self, many: Collection[str] = ()) -> Fields:
        """The fields as `read_fields` gives them."""
        return {name: values if name in many else values[0] for name, values in self.fields.items() if values}


def kept_form(request: Request[Any, Any, Any]) -> KeptForm | None:
    """The form to show again on this page, if there is one."""
    return cast("dict[str, Any]", request.scope).get(SCOPE_FORM)


def form_page(request: Request[Any, Any, Any]) -> str:
    """The address to come back to: this page's own, or where a form was sent, of the page on which it stands."""
    scope = cast("dict[str, Any]", request.scope)
    query = scope["query_string"].decode("latin-1")
    return str(scope.get(SCOPE_PAGE) or request.url.path + (f"?{query}" if query else ""))


def keep_when_asked(request: Request[Any, Any, Any]) -> None:
    """The answer asks whether its sender is sure: what was sent is not done yet."""
    cast("dict[str, Any]", request.scope)[SCOPE_ASKED] = True


def note_errors(request: Request[Any, Any, Any], template: str, errors: JsonObject) -> None:
    """The answer says what is wrong with the form that was sent: the same is said again where the form is shown again."""
    cast("dict[str, Any]", request.scope)[SCOPE_ERRORS] = {template: errors}


def marked(page: str) -> str:
    """The page's address, with the mark that shows again what was typed there."""
    return f"{page}{'&' if '?' in page else '?'}{MARK}=1"


def unmarked(page: str) -> str:
    """The page's address without the mark."""
    path, _, query = page.partition("?")
    rest = "&".join(part for part in query.split("&") if part and part != f"{MARK}=1")
    return f"{path}?{rest}" if rest else path
