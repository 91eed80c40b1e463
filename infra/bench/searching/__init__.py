"""`oralu bench search`: finding people among many, however their names are typed."""
