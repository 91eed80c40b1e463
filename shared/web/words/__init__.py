"""Words that the pages of more than one service use."""
