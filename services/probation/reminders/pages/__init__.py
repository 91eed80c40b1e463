"""The pages of messages to persons."""
