"""What changes relapse risk: facts, calculations, tiers set by hand, objections, entries, putting off."""
