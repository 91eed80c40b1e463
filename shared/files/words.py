"""What is wrong with a file, and what to do."""

from shared.web.i18n import gettext


def file_problem(code: str, megabytes: int) -> str:
    """Words for `NotAFile.problem`; `megabytes`: how large a file may be."""
    return {
        "empty": gettext("The file is empty: choose it again"),
        "too_large": gettext("The file is too large: use at most %(most)s MB", most=megabytes),
        "type": gettext("Use a PDF, a JPEG or a PNG"),
        "heic": gettext(
            "This photograph is in the HEIC format, which cannot be read here. Choose JPEG in the settings of the phone’s camera (iPhone:"
            " Settings, Camera, Formats, Most Compatible) and photograph the page again"
        ),
        "damaged": gettext("The file is damaged: scan or photograph the page again"),
        "active": gettext("This PDF holds more than pages: scan the paper and send the scan"),
    }[code]
