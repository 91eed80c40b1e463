"""Relapse risk: guidance for the officer, the register of persons prone to relapse, and who is almost eligible for less supervision."""
