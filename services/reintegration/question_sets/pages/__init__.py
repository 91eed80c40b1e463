"""Pages of question sets: the versions, a draft, one question of a draft."""
