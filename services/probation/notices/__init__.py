"""Notices and permissions: a journey, a change of home or work, hospital, custody, army, childbirth."""
