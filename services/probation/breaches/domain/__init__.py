"""The rules of proceedings: stages, hearing, what the law allows to follow, search. Pure."""
