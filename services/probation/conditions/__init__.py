"""Conditions: duties as versioned templates with typed inputs, the person's leaflet, and what changed."""
