"""What the register says in a timeline."""

from shared.registry import Words
from shared.web.i18n import gettext

TIMELINE: dict[str, Words] = {
    "registered": lambda d: gettext("Put on the register, case %(number)s", number=d["case_number"]),
    "card_issued": lambda _: gettext("A new card was issued"),
}
