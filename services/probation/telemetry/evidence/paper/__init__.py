"""Parts of an evidence pack's document."""
