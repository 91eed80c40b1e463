"""A recording of what Oralu does, to compare two commits with: `python -m tests.recording FOLDER`."""
