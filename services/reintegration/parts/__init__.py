"""Who else takes part in a case: a career centre, an akimat, the institution that opened it."""
