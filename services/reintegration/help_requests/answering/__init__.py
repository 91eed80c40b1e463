"""The answer to a request is told: by a message to whoever asked for one, otherwise by a worker."""
