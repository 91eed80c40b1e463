"""What is sent, in which words, to which address and when."""
