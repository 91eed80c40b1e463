"""Who stands in for whom while an officer is away."""
