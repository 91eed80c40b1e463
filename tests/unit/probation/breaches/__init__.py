"""The rules of proceedings."""
