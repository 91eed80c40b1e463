"""Dead letters for an administrator: messages that could not be applied, to be tried again or skipped."""
