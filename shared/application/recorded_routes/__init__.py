"""Which routes show people, in words, for all three services, since one page shows the record of looks."""
