"""The texts of goals and steps as they are stored: encrypted under the person's key.

Older ones stand in plain words until the job has encrypted them.
"""

import json
from uuid import UUID

from services.reintegration.plans.domain.steps import Step
from services.reintegration.plans.domain.versions import Terms, packed, unpacked
from services.reintegration.sealing.keys import PersonKey

SENSITIVE_NEEDS = ("health", "mental_health", "alcohol", "drugs", "other")
"""What is planned for them is read with the permission for sensitive needs; `other`: words of any kind stand there."""


def seal_goal(key: PersonKey, goal: UUID, text: str) -> bytes:
    """Encrypt what the person wants to reach."""
    return key.seal({"text": text}, f"goal/{goal}")


def open_goal(key: PersonKey | None, goal: UUID, sealed: bytes | None, text: str | None) -> str:
    """The words; empty where the key was destroyed."""
    if sealed is None:
        return text or ""
    return str(key.open(sealed, f"goal/{goal}")["text"]) if key else ""


def seal_step(key: PersonKey, step: Step) -> bytes:
    """Encrypt everything that is said about a step in words."""
    said = {"text": step.text, "owner_name": step.owner_name, "why": step.why, "evidence": step.evidence, "document": step.document}
    return key.seal(said, f"step/{step.id}")


def open_step(key: PersonKey | None, step: UUID, sealed: bytes | None, text: str | None) -> dict[str, str]:
    """text, owner_name, why, evidence, document."""
    if sealed is None:
        return {"text": text or ""}
    return {"text": "", **{name: str(said) for name, said in key.open(sealed, f"step/{step}").items()}} if key else {"text": ""}


def shown_text(key: PersonKey | None, step: UUID, need: str | None, sealed: bytes | None, text: str | None, *, sensitive: bool) -> str:
    """What a list says of a step; empty for a reader who does not see sensitive plans."""
    return open_step(key, step, sealed, text)["text"] if sensitive or need not in SENSITIVE_NEEDS else ""


def open_words(key: PersonKey | None, about: str, sealed: bytes | None) -> dict[str, str]:
    """Words by name; none where the key was destroyed."""
    return {name: str(said) for name, said in key.open(sealed, about).items()} if key and sealed is not None else {}


def seal_terms(key: PersonKey, version: UUID, terms: Terms) -> bytes:
    """Encrypt a version of the plan."""
    return key.seal({"terms": json.dumps(packed(terms), ensure_ascii=False)}, f"plan_version/{version}")


def open_terms(key: PersonKey | None, version: UUID, sealed: bytes) -> Terms:
    """A version of the plan."""
    said = str(key.open(sealed, f"plan_version/{version}")["terms"]) if key else ""
    return unpacked(json.loads(said)) if said else []
