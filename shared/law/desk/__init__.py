"""The periods of the desk of social support, as dated and cited data beside this file."""

from pathlib import Path

FOLDER = Path(__file__).parent
