"""What may be a breach: looked into, the person heard, decided by a human, served, appealed, ruled on by a court."""
