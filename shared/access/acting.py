"""A reader's scope as the policies of row-level security read it (infra/adr/0036-row-level-security.md)."""

from shared.access.scope import OF_ORGANISATION, OVERSIGHT, scope_of
from shared.actors import Actor
from shared.db.acting import NOBODY, Acting


def acting_for(actor: Actor | None) -> Acting:
    """Whose rows the database shows to somebody who is signed in: those of the scope, and what was sent to a provider's organisation.

    Purposes are not repeated by the policies: they hold for a time, and the queries ask for them.
    """
    if actor is None:
        return NOBODY
    scope = scope_of(actor)
    if scope.everything:
        return Acting("everything", actor=actor.id)
    organisation = actor.provider if actor.role in OF_ORGANISATION else None
    if not (scope.offices or scope.regions or scope.officers or organisation):
        return Acting(actor=actor.id)
    return Acting(
        "reads" if actor.role in OVERSIGHT else "own",
        actor=actor.id,
        office=actor.office,
        officers=tuple(sorted(scope.officers)),
        offices=tuple(sorted(scope.offices)),
        regions=tuple(sorted(scope.regions)),
        authority=scope.authority,
        restricted=scope.purpose != "never",
        provider=organisation,
    )
