"""The cases of a desk: searched, filtered, in pages, as a file."""
