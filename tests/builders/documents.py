"""Contents of outgoing documents, one of each kind, and drafts of them."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from services.probation.documents.actions import decide_document, draft_document, record_service
from services.probation.documents.domain.contents import (
    Act,
    Certificate,
    CompelledAppearance,
    Content,
    CoveringLetter,
    DamageAct,
    EquipmentHandover,
    EquipmentReturn,
    ExplanationRequest,
    FactLine,
    Norm,
    Notice,
    Removal,
    SearchRequest,
    Submission,
    Summons,
    TransferLetter,
    WantedSubmission,
    WorkCertificate,
    WrittenWarning,
)
from shared.actors import Actor
from shared.messages.base import Language
from tests.builders.actors import OFFICER
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY

FACTS = (
    FactLine(at=NOW - timedelta(days=6), words="Тіркелуге келмеді", address="Сарыарқа ауданы, Үлгі көшесі 1"),
    FactLine(at=NOW - timedelta(days=2), words="Телефонға жауап бермеді"),
)
NORMS = (
    Norm(reference="УИК 176", words="Письменное предупреждение и представление в суд", status="verified"),
    Norm(reference="УК 63", words="Продление срока не более чем на год"),
)
COMMON: dict[str, Any] = {"facts": FACTS, "norms": NORMS}


def contents(at: datetime = NOW) -> tuple[Content, ...]:
    """One of each kind, with everything that it may have."""
    later, court = at + timedelta(days=3), "Сарыарқа аудандық соты (үлгі)"
    return (
        Summons(appear_at=later, place="Үлгі көшесі 1, 12-бөлме", purpose="Түсініктеме беру үшін", bring="Жеке куәлік", **COMMON),
        ExplanationRequest(about="Тіркелуге келмеу", due_on=later.date(), **COMMON),
        WrittenWarning(breach="Дәлелді себепсіз тіркелуге келмеді", consequence="Сотқа ұсыну енгізіледі", **COMMON),
        Submission(addressee=court, request="Сынақ мерзімін алты айға ұзарту", grounds="Екі бұзушылық", enclosed=("Акт",), **COMMON),
        CompelledAppearance(addressee="Полиция бөлімі (үлгі)", reason="Екі рет келмеді", appear_at=later, place="Үлгі көшесі 1", **COMMON),
        SearchRequest(addressee="Полиция бөлімі (үлгі)", last_seen="2026 жылғы 1 қараша", measures=("Үйіне барылды",), **COMMON),
        WantedSubmission(
            addressee=court,
            request="Іздеу жариялау",
            missed_on=date(2026, 11, 1),
            searched_since=date(2026, 11, 3),
            last_seen="Үлгі көшесі 1",
            measures=("05.11.2026: Үйіне барылды. Есік ашылмады", "07.11.2026: Туыстарынан сұралды. Білмейді"),
            grounds="Он бес тәуліктен астам",
            suspension="Мерзім 2026 жылғы 3 қарашадан тоқтатыла тұрды.",
            enclosed=("Акт",),
            **COMMON,
        ),
        DamageAct(equipment="Білезік № 0001 (үлгі)", found_at=at, damage="Белдігі кесілген", present=("Бірінші куә (үлгі)",), **COMMON),
        Act(subject="Тұрғылықты жерді тексеру", found="Есік ашылмады", present=("Екінші куә (үлгі)",), **COMMON),
        Notice(addressee="Мансап орталығы (үлгі)", subject="Есепке қойылғаны туралы", text="Есепке қойылды", **COMMON),
        Certificate(text="Есепте тұр", purpose="Жұмыс орнына", **COMMON),
        TransferLetter(addressee="75 пробация бөлімшесі", reason="Тұрғылықты жерін ауыстырды", enclosed=("Жеке іс, 40 парақ",), **COMMON),
        EquipmentHandover(
            equipment="Білезік № 0001 (үлгі)", handed_at=at, items=("bracelet", "charger", "leaflet"), condition="Жаңа",
            present=("Бірінші куә (үлгі)",), **COMMON,
        ),
        EquipmentReturn(
            equipment="Білезік № 0001 (үлгі)", returned_at=at, items=("bracelet",), missing=("charger",), remarks="Қуаттағыш жоғалған",
            present=("Бірінші куә (үлгі)",), **COMMON,
        ),
        WorkCertificate(hours="240", period="01.02.2027 – 03.04.2027", sites=("Үлгі саябағы",), purpose="Жұмыс орнына", **COMMON),
        CoveringLetter(addressee=court, subject="Сотқа дейінгі баяндама", enclosed=("Сотқа дейінгі баяндама",), **COMMON),
        Removal(removed_on=date(2026, 11, 24), ground="Мерзімі аяқталды", **COMMON),
    )  # fmt: skip


def content(kind: str) -> Content:
    """The one of a kind."""
    return next(each for each in contents() if each.kind == kind)


async def drafted(
    person: UUID, what: Content | str = "notice", *, owner: str = "", about: UUID | None = None, registration: UUID | None = None,
    language: Language = "kk", by: Actor = OFFICER, now: datetime = NOW,
) -> UUID:  # fmt: skip
    """A draft of a content, or of the one of a kind."""
    whole = content(what) if isinstance(what, str) else what
    return await draft_document(
        person, whole, registration=registration, about=about or fresh(), owner=owner, language=language, by=by, now=now
    )


async def decided(person: UUID, what: Content | str = "summons", *, owner: str = "", by: Actor = OFFICER, now: datetime = NOW) -> UUID:
    """A document that was decided and not served."""
    document = await drafted(person, what, owner=owner, by=by, now=now)
    await decide_document(document, by=by, now=now)
    return document


async def served_by_post(document: UUID, *, by: Actor = OFFICER, now: datetime = NOW) -> None:
    """It was sent, and the post gave a number."""
    await record_service(
        document, how="post", served_on=TODAY, proof=None, words="", tracking="RR000000001KZ", by=by, now=now
    )  # fmt: skip
