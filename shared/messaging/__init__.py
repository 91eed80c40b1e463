"""How services talk: a row in the outbox, a job on the queue, a row in the inbox."""
