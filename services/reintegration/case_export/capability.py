"""Copies of a case."""

from pathlib import Path

from services.reintegration.case_export import pages
from services.reintegration.case_export.permissions import CaseExportPermission
from services.reintegration.case_export.words import TIMELINE
from shared.registry import Capability, CaseTab
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "case_export",
    permissions=CaseExportPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    case_tabs=[
        CaseTab(
            95,
            lambda: gettext("Print or copy"),
            lambda person: f"/cases/{person}/copy",
            CaseExportPermission.COPY,
            when_closed=True,
            group="papers",
        )
    ],
)
