"""The law's data as rows of this service."""

from services.probation.database import DB
from services.probation.law.rules import FOLDER
from shared.law.calendar import FOLDER as SHARED
from shared.law.desk import FOLDER as DESK
from shared.law_versions import Ruling

RULING = Ruling(DB, "probation", {"shared": SHARED, "probation": FOLDER, "reintegration": DESK})
"""The desk's book is kept here too: administrators change it on the same pages, and the desk is told."""
