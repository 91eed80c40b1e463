"""What the desk goes by: its periods and lists, and the figures of access of every service. Administrators change them in probation."""

from litestar import get
from litestar.response import Template

from services.reintegration import words as desk_words
from services.reintegration.law.rules import FOLDER as DESK
from services.reintegration.law_values import words
from services.reintegration.law_values.queries import values
from shared import clock
from shared.access.pages import PagePermission
from shared.law.internal import FOLDER as SHARED
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import page
from shared.web.request import Web
from shared.web.words import law as law_words


@get("/desk/law", guards=[requires(PagePermission.DESK)])
async def law_page(request: Web) -> Template:
    """Value, unit, since when, source, and whether a lawyer has confirmed it."""
    today = desk_words.today(clock.now())
    books = [
        (gettext("Periods of the desk"), DESK, values(DESK, today)),
        (gettext("Who sees what, and for how long"), SHARED, values(SHARED, today)),
    ]
    return page(request, "law_values/page.html", books=books, today=today, words=words, law_words=law_words)


route_handlers = [law_page]
