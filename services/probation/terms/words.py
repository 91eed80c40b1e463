"""Terms in words: lengths, steps, entries, and what is wrong with one."""

from datetime import date

from services.probation.law import rules as law
from services.probation.terms.domain.derivation import Step
from services.probation.terms.domain.events import TermEvent
from services.probation.terms.domain.parts import Length
from shared.registry import Words
from shared.web.i18n import format_date, gettext, ngettext


def length(given: Length) -> str:
    """So many years, months, days, working days or hours."""
    return {
        "years": lambda n: ngettext("%(num)s year", "%(num)s years", n),
        "months": lambda n: ngettext("%(num)s month", "%(num)s months", n),
        "days": lambda n: ngettext("%(num)s day", "%(num)s days", n),
        "working_days": lambda n: ngettext("%(num)s working day", "%(num)s working days", n),
        "hours": lambda n: ngettext("%(num)s hour", "%(num)s hours", n),
    }[given.unit](given.amount)


def unit(code: str) -> str:
    return {
        "years": gettext("years"),
        "months": gettext("months"),
        "days": gettext("days"),
        "working_days": gettext("working days"),
        "hours": gettext("hours of work"),
    }.get(code, code)


def kind(code: str) -> str:
    """An entry about a term, as a title."""
    return {
        "length": gettext("Length of the term"),
        "stated_end": gettext("Last day as the officer states it"),
        "taken_over": gettext("Last day as the registration had it"),
        "extended": gettext("Extension by court"),
        "suspended": gettext("Suspension: search measures began"),
        "resumed": gettext("Resumption by court"),
        "credited": gettext("Credit of time"),
        "ended_early": gettext("Early end by court"),
        "withdrawn": gettext("An entry is withdrawn"),
    }.get(code, code)


def entry(event: TermEvent) -> str:
    """What an entry says, after its title."""
    if event.kind == "length" and event.length:
        return gettext("%(length)s from %(day)s", length=length(event.length), day=format_date(event.on_date))
    if event.kind in {"stated_end", "taken_over", "ended_early"} and event.ends_on:
        return gettext("the last day is %(day)s", day=format_date(event.ends_on))
    if event.length:
        return gettext("%(length)s, decision of %(day)s", length=length(event.length), day=format_date(event.on_date))
    return "" if event.kind == "withdrawn" else gettext("from %(day)s", day=format_date(event.on_date))


def step(one: Step) -> str:
    """One step of the computation."""
    given = length(one.given) if one.given else ""
    if one.what == "length":
        counted = f" ({length(one.counted)})" if one.counted else ""
        return gettext("The term is %(length)s and begins on %(day)s", length=given + counted, day=format_date(one.was))
    if one.what == "suspension" and one.since and one.until:
        period = gettext("%(first)s to %(last)s", first=format_date(one.since), last=format_date(one.until))
        return gettext("The time of the search, %(period)s, does not count: %(length)s are added", period=period, length=given)
    if one.what == "open_suspension" and one.since:
        return gettext("Suspended since %(day)s: there is no last day until a court resumes the term", day=format_date(one.since))
    if one.what == "credit":
        counted = f" ({length(one.counted)})" if one.counted else ""
        return gettext("%(length)s are credited", length=given + counted)
    if one.what == "day_off":
        return _day_off(one)
    return {
        "stated_end": gettext("The last day was entered by an officer"),
        "extension": gettext("A court extended the term by %(length)s", length=given),
        "early_end": gettext("A court ended the term early"),
    }.get(one.what, one.what)


def _day_off(one: Step) -> str:
    if one.ends_on == one.was:
        return gettext("%(day)s is a day off: the last day stays", day=format_date(one.was))
    return gettext("%(day)s is a day off: the last day moves to the next working day", day=format_date(one.was))


def norm(rule: law.Rule) -> str:
    """What a value of the law says, in words."""
    return {
        "term.first_day_counts": gettext("The first day counts") if rule.value == "yes" else gettext("The first day does not count"),
        "term.hours_a_day": gettext("%(count)s hours of work are one day", count=rule.value),
        "term.hours_counted_in": gettext("Days of work are working days")
        if rule.value == "working_days"
        else gettext("Days of work are calendar days"),
        "term.credit": gettext("Time counted towards the term"),
        "term.early_end": gettext("Early end by court"),
        "term.extension.most.adult": gettext("One extension is at most a year, for a minor at most six months"),
        "term.extension.most.minor": gettext("An extension for a minor is at most six months"),
    }.get(rule.code) or _norm_of_group(rule)


def _norm_of_group(rule: law.Rule) -> str:
    if rule.code.startswith("term.start."):
        registered = rule.value == "registration"
        return (
            gettext("The term begins on the day of registration")
            if registered
            else gettext("The term begins when the decision is in force")
        )
    if rule.code.startswith("term.suspension."):
        return gettext("The term does not count from the beginning of the search measures until a court resumes it")
    if rule.code.startswith("term.day_off."):
        return gettext("A day off at the end changes nothing") if rule.value == "stays" else gettext("A day off at the end moves it")
    return rule.code


def problem(code: str) -> str:
    """What is wrong with an entry, and what to do."""
    return {
        "day_in_future": gettext("This day cannot be in the future"),
        "suspended_already": gettext("The term is suspended already"),
        "not_suspended": gettext("The term is not suspended"),
        "resumed_too_early": gettext("The term can be resumed only after the day on which it was suspended"),
        "before_term": gettext("This day is before the term begins"),
        "after_term": gettext("This day is after the last day of the term"),
        "not_earlier": gettext("This is not earlier than the last day of the term"),
        "amount_impossible": gettext("Check the number: this is too much"),
        "credit_longer_than_term": gettext("More is credited than the whole term"),
        "term.extension.most.adult": gettext(
            "The law allows an extension by at most a year. Confirm that the court decided so all the same"
        ),
        "term.extension.most.minor": gettext(
            "The law allows an extension for a minor by at most six months. Confirm that the court decided so all the same"
        ),
        "missing": gettext("Fill this in"),
    }.get(code, code)


def until(day: date | None) -> str:
    """The last day of a term, or that there is none yet."""
    return format_date(day) if day else gettext("suspended, no last day yet")


def _change(details: dict[str, str | None]) -> str:
    before, after = (date.fromisoformat(day) if (day := details[name]) else None for name in ("before", "after"))
    return gettext(
        "%(what)s. The last day: %(before)s → %(after)s", what=kind(details["kind"] or ""), before=until(before), after=until(after)
    )


def reason(code: str) -> str | None:
    """Why a human should look."""
    return gettext("The term ends: decide about the removal") if code == "term_ends" else None


TIMELINE: dict[str, Words] = {
    "term_changed": lambda details: _change(dict(details)),
    "term_over": lambda _: gettext("The last day of the term has passed: check-ins and monitoring have ended"),
}
