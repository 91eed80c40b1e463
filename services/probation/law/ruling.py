"""The law's data as rows of this service."""

from services.probation.database import DB
from services.probation.law.rules import FOLDER
from shared.law.calendar import FOLDER as SHARED
from shared.law_versions import Ruling

RULING = Ruling(DB, "probation", {"shared": SHARED, "probation": FOLDER})
