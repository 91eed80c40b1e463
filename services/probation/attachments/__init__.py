"""Attachments: scans and photographs that prove something in a case."""
