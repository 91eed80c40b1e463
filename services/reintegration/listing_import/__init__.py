"""Vacancies and courses from a file: checked, shown, and loaded when somebody says so."""
