"""The pages of proceedings."""
