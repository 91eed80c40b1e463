"""Reading a file: its encryption, its pages, the virus check."""
