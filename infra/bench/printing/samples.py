"""A fictional month of work, and the papers that open a fictional case, as they are printed: long names, many rows."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from services.probation.community_work.domain.outcomes import OUTCOMES
from services.probation.community_work.printing.month import Month
from services.probation.community_work.rows import ShownOrder, ShownSession
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.printing.paper import Filled
from services.probation.opening_papers.versions.seeding import seeds
from shared.questions.forms import Form
from shared.questions.questions import Kind, Question

NAME = "Құрманғалиева-Сейітжанова Айгүлнұр Әбдіғаппарқызы"
SITE = "Астана қаласы Сарыарқа ауданының жасыл желек шаруашылығы, 2-учаске (үлгі)"
SITES = (SITE, "Үлгі саябағы")
MONTH = date(2027, 2, 1)
AT = datetime(2026, 11, 24, 6, tzinfo=UTC)
REGISTRATION = UUID(int=11)


def worked_month(rows: int = 12, *, number: str = "71-2027-4", recorded: bool = True, at: datetime = AT) -> Month:
    """Sessions on each day in turn. Without `recorded` none has an outcome, and no act is made."""
    sessions = [_session(at, recorded=recorded) for at in range(rows)]
    order = ShownOrder(
        UUID(int=2), REGISTRATION, "open", MONTH, "Хат № 5", "17-р", MONTH, MONTH, UUID(int=3), 240, "Әбдірахманов Серік (үлгі)", MONTH, 3,
        SITE, "Үлгі көшесі 30", "Саябақтар мен көшелерді тазалау",
    )  # fmt: skip
    return Month(
        REGISTRATION, NAME, date(1990, 2, 28), "P-2026-000012", "71", "Asia/Almaty", "community", MONTH, 240,
        sum(each.credited for each in sessions), sessions, order, "Demo Officer", number if recorded else "", int(recorded), at,
    )  # fmt: skip


def _session(at: int, *, recorded: bool) -> ShownSession:
    outcome = OUTCOMES[at % len(OUTCOMES)]
    return ShownSession(
        UUID(int=100 + at), REGISTRATION, UUID(int=3), SITES[at % 5 == 1], "Үлгі көшесі 30", MONTH + timedelta(days=at % 28),
        time(9 + 5 * (at >= 28)), 4, None, None, outcome.code if recorded else None, 4 if recorded and outcome.credits else 0,
        int(recorded),
        "Анықтама 4, туберкулез диспансері" if outcome.document else "", "",
    )  # fmt: skip


def form_of(code: FormCode) -> Form:
    """The form that came with the software."""
    return next(form for _, form, _ in seeds() if form.code == code)


def filled_paper(code: FormCode, *, long: bool = True, sensitive: bool = True, draft: bool = False, at: datetime = AT) -> Filled:
    """Every question that can be answered has an answer; without `long` none has."""
    form = form_of(code)
    answers = {each.code: _answer(each) for each in form.questions()} if long else {}
    return Filled(
        form, 1, NAME, date(1990, 2, 28), "P-2026-000012", "71", "Asia/Almaty", "Demo Officer", at, f"{code} {REGISTRATION} 3", draft,
        sensitive, answers, "990228600013",
    )  # fmt: skip


def _answer(question: Question) -> str | tuple[str, ...]:
    if question.values:
        return question.values if question.kind is Kind.MANY else question.values[0]
    if question.kind is Kind.DATE:
        return "2026-11-24"
    return "12" if question.kind is Kind.NUMBER else "Өз сөзімен жазылған ұзын жауап, үлгі. " * (1 + 3 * question.long)
