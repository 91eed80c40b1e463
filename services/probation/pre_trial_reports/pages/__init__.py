"""The pages of pre-trial reports."""
