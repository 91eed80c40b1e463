"""What the coordinator of the directory has to do: entries to confirm, to call about, to complete, and proposals."""
