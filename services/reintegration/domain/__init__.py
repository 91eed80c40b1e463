"""The rules of reintegration: pure, without a clock; every function takes `now`."""
