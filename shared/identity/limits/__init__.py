"""How often somebody may try, search and export, so that neither a flood nor a stranger keeps anybody out."""
