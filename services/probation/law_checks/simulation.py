"""What a change of the law would ask of the open registrations."""

from services.probation.cases.domain.categories import Category, lawful_frequency
from services.probation.cases.words import frequency
from services.probation.law_checks.domain import Facts, late, lawful
from services.probation.law_checks.queries import STATED, StoredFacts, as_facts
from services.probation.law_checks.words import finding_name
from shared.contributions import Asked, Judged, LawSimulation
from shared.web.i18n import gettext

TABLES = "probation.registration r"


def judged(facts: Facts, asked: Asked) -> Judged:
    """What is wrong by the law of a day, and how often the person must check in at least."""
    found = {finding.code for finding in lawful(facts, asked.on)} | set[str]()
    if facts.category is not None and facts.settlement is not None:
        found.add(f"frequency {lawful_frequency(facts.category, facts.settlement, asked.on) or 'one_by_one'}")
    return Judged(codes=frozenset(found))


def in_words(code: str) -> str:
    """One thing that the law asks."""
    kind, _, what = code.partition(" ")
    if kind == "frequency":
        return gettext("Check-ins (%(frequency)s)", frequency=gettext("set one by one") if what == "one_by_one" else frequency(what))
    return finding_name(code)


SIMULATIONS = (
    LawSimulation(
        "cases",
        lambda: gettext("Open cases"),
        (
            *("authority.*", "term.*.least", "term.*.most", "hours.*", "age.*", "labour.*", "iin.*", "foreigner.papers"),
            *(f"check_in.{category}*" for category in Category),
        ),
        StoredFacts,
        "r.id",
        STATED,
        TABLES,
        "r.state = 'open'",
        lambda row, asked: judged(as_facts(row), asked),
        in_words,
        since_always=False,
    ),
    LawSimulation(
        "registered_in_time",
        lambda: gettext("Registrations in time"),
        ("registration.*",),
        StoredFacts,
        "r.id",
        STATED,
        TABLES,
        "r.state = 'open'",
        lambda row, _: Judged(codes=frozenset(each.code for each in late(as_facts(row)))),
        in_words,
        calendar=True,
    ),
)
