"""Somebody asks for help by a public page: a request that a worker accepts, joins to a case or declines."""
