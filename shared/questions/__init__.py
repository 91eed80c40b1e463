"""Forms as data: sections with questions in three languages, read from TOML, and what is answered in them."""
