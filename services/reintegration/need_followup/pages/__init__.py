"""The pages of a need: its way, its outcome, the table of where needs wait."""
