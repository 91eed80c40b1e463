"""What officers do in a proceeding: lock, rule, write, record, each in one transaction."""
