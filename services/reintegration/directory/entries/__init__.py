"""An entry of the directory as a person edits it: an organisation, a service or a place with what belongs to it."""
