"""One spelling for three alphabets, and how like two words are."""
