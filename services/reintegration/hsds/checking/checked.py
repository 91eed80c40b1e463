"""A row whose values are checked."""

from dataclasses import dataclass, field

from services.reintegration.directory.values.wrong import Value


@dataclass(slots=True)
class CheckedRow:
    """A sound row: `values` by HSDS field, `names` the ids of other entities by field, before they are looked up."""

    entity: str
    file: str
    row: str
    id: str
    values: dict[str, Value] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    nested: bool = False
    without_id: bool = False
