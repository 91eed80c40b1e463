"""The pages of mentoring: the desk, the mentor, the hours."""
