"""Rules of applications, jobs and CVs."""
