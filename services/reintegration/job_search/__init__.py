"""Looking for work with a person: the CV, applications, the job that began, and what shows that it goes on."""
