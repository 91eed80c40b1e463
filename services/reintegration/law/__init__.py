"""The desk's periods, as dated and cited data."""
