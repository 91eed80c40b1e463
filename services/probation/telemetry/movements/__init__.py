"""Where a bracelet was."""
