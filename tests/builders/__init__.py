"""Test data: people, cases, orders, reports and so on, each with defaults that a test can change."""
