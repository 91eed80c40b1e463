"""How hypothesis looks for examples. A test's own `@settings` come before a profile's.

`normal`: the same examples in every run. `deep` (`make test-deep`): new examples every time, and more of them; what failed is kept in
.hypothesis and tried again first. Neither has a time limit, because other programs on the machine affect times.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("normal", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", parent=settings.get_profile("normal"), derandomize=False, max_examples=1000)
settings.load_profile("normal")
