"""Plans as they are stored: rows with encrypted words, versions, notes and reviews."""
