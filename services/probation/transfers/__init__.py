"""A case that another office keeps: asking that office for its transfer."""
