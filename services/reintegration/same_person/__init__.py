"""Two cases of one person: suggested to a worker, who joins them or says that they are two people; either can be undone."""
