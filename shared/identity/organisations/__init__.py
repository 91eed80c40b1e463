"""An organisation's lead makes accounts for colleagues, and switches them off and on again."""
