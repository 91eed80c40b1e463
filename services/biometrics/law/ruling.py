"""The law's data as rows of this service."""

from services.biometrics.database import DB
from shared.law.calendar import FOLDER as SHARED
from shared.law_versions import Ruling

RULING = Ruling(DB, "biometrics", {"shared": SHARED})
