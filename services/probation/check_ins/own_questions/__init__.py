"""Questions of an officer's or an office's own: versions, at most three, in Kazakh and Russian."""
