"""One cell as a value of its kind, or what is wrong with it: pure."""
