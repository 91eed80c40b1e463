"""Demo data beyond the providers: work, courses, a group, and two invented people with a plan and a mentor."""
