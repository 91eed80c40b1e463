"""Names for values without fields of their own. A row of a query is never one of these: see shared/db/rows.py."""

from collections.abc import Mapping
from typing import Any

JobContext = dict[str, Any]
"""What arq passes to each job."""
Details = Mapping[str, Any]
"""Details of something that happened: codes, ids and numbers by name, different for each kind."""
PageContext = dict[str, Any]
"""The names that a template may use."""
JsonObject = dict[str, Any]
"""A JSON object from outside, or for another system: its fields are checked where it is read."""
