"""Pre-trial reports about people who are not on the register: asked for by a court or an investigator, written, signed, handed over."""
