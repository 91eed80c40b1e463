"""Asking an organisation by e-mail or SMS whether its entry in the directory is still right."""
