"""The law's data as rows of this service."""

from services.reintegration.database import DB
from services.reintegration.law.rules import FOLDER
from shared.law.calendar import FOLDER as SHARED
from shared.law_versions import Ruling

RULING = Ruling(DB, "reintegration", {"shared": SHARED, "reintegration": FOLDER})
