"""What the law asks of corrective work, with the rule behind each answer: talks, reports, three months without a job."""

from dataclasses import dataclass
from datetime import date, timedelta

from services.probation.corrective_work.domain.entries import Jobless, State, jobless, next_month
from services.probation.law import rules as law
from services.probation.terms.domain.lengths import months_later

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LongJobless:
    """Days without a job with the day on which the rule is met, if nothing changes. `met`: it is by today."""

    spell: Jobless
    met_on: date
    met: bool
    rule: law.Rule


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A month for which the employer has to report, until a day."""

    month: date
    due_on: date


def without_job(state: State, *, registered_on: date, today: date) -> tuple[LongJobless, ...]:
    """Every spell without a job that lasts, or that met the rule."""
    found = []
    for spell in jobless(state, registered_on=registered_on, today=today):
        rule = law.rule("corrective.jobless", spell.since)
        met_on = months_later(spell.since, int(rule.value))
        met = met_on <= (spell.until or today)
        if met or spell.until is None:
            found.append(LongJobless(spell, met_on, met, rule))
    return tuple(found)


def reports_due(state: State, today: date) -> tuple[ReportDue, ...]:
    """The months that are over in which there was a job, and for which no report is there, oldest first."""
    reported, found = {each.month for each in state.months}, list[ReportDue]()
    for job in state.employments:
        month, last = job.since.replace(day=1), min(job.until or today, today)
        while next_month(month) <= today and month <= last:
            rule = law.rule("corrective.report_by", month)
            due = ReportDue(month, next_month(month) + timedelta(days=int(rule.value) - 1))
            if month not in reported and due not in found:
                found.append(due)
            month = next_month(month)
    return tuple(sorted(found, key=lambda each: each.month))


def talk_due(state: State, today: date) -> date | None:
    """The last day of this month where it had no talk yet; None where it had."""
    month = today.replace(day=1)
    held = any(each.on_date.replace(day=1) == month for each in state.talks)
    return None if held else next_month(month) - ONE_DAY


def share_limits(on: date) -> tuple[law.Rule, law.Rule]:
    """The least and the most share of the pay."""
    return law.rule("corrective.share.least", on), law.rule("corrective.share.most", on)
