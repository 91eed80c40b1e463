"""Photographs and scans about a person: checked, encrypted under the person's key, replaced or removed with a reason."""
