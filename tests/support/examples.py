"""How hypothesis looks for examples. A test's own `@settings` come before a profile's.

`normal`: the same examples in every run. `deep` (`make test-deep`): new examples every time, and more of them; what failed is kept in
.hypothesis and tried again first. `mutants` (tests/mutation): those of `normal`, without the search for the smallest that fails. None
looks at the clock, which other programs on the machine change.
"""

from hypothesis import HealthCheck, Phase, settings

settings.register_profile("normal", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", parent=settings.get_profile("normal"), derandomize=False, max_examples=1000)
settings.register_profile("mutants", parent=settings.get_profile("normal"), phases=[Phase.explicit, Phase.generate], database=None)
settings.load_profile("normal")
