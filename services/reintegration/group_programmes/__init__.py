"""Group programmes: groups with sessions, who takes part, who came, and how it ended."""
