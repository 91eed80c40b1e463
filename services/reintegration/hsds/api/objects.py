"""Objects of the API for ids of rows, in the order of the ids."""

from collections.abc import Sequence

from services.reintegration.hsds.writing.cells import HsdsRow
from services.reintegration.hsds.writing.nesting import Nest
from services.reintegration.hsds.writing.rows import fetch_entity
from services.reintegration.hsds.writing.whole import around
from shared.web.i18n import current


async def services(ids: Sequence[str], *, full: bool) -> list[HsdsRow]:
    """Services, whole or as they stand in a list."""
    flat = await around("service", ids, current())
    nest = Nest(flat)
    return _in_order(ids, [nest.service(row) if full else nest.short(row) for row in flat["service"]])


async def services_at_locations(ids: Sequence[str], *, full: bool) -> list[HsdsRow]:
    """Services at places."""
    flat = await around("service_at_location", ids, current())
    nest = Nest(flat)
    rows = [nest.service_at_location(row, full=full) for row in flat["service_at_location"]]
    return _in_order(ids, rows)


async def organisations(ids: Sequence[str], *, full: bool, with_services: bool, whole_services: bool) -> list[HsdsRow]:
    """Organisations, whole or as they stand in a list; their services by id alone or whole."""
    flat = await around("organization", ids, current())
    nest, rows = Nest(flat), []
    for row in flat["organization"]:
        own = await _services_of(str(row["id"]), whole=whole_services) if with_services else []
        found = nest.organization(row, own) if full else {**nest.short(row), **({"services": own} if own else {})}
        rows.append(found)
    return _in_order(ids, rows)


async def locations(ids: Sequence[str]) -> list[HsdsRow]:
    """Places with everything that stands in them."""
    flat = await around("location", ids, current())
    nest = Nest(flat)
    return _in_order(ids, [nest.whole("location", row) for row in flat["location"]])


async def plain(entity: str, ids: Sequence[str]) -> list[HsdsRow]:
    """Taxonomies and their terms."""
    rows = await fetch_entity(entity, current(), "t.id = ANY($1::uuid[])", list(ids))
    if entity == "taxonomy":
        return _in_order(ids, rows)
    taxonomies = [str(row["taxonomy_id"]) for row in rows if "taxonomy_id" in row]
    nest = Nest({"taxonomy_term": rows, "taxonomy": await fetch_entity("taxonomy", current(), "t.id = ANY($1::uuid[])", taxonomies)})
    return _in_order(ids, [nest.term(row) for row in rows])


async def _services_of(organisation: str, *, whole: bool) -> list[HsdsRow]:
    rows = await fetch_entity("service", current(), "t.organisation = $1::uuid", organisation)
    if whole:
        return await services([str(row["id"]) for row in rows], full=True)
    return [{"id": row["id"], "name": row["name"], "status": row["status"]} for row in rows]


def _in_order(ids: Sequence[str], rows: Sequence[HsdsRow]) -> list[HsdsRow]:
    by_id = {str(row["id"]): row for row in rows}
    return [by_id[each] for each in ids if each in by_id]
