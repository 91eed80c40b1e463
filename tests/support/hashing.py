"""Passwords and PINs of tests are hashed cheaply, in this process alone.

Full strength costs a fifth of a second for each account, card and sign-in of a test. Importing this is enough; processes that a test
starts hash as in production.
"""

from argon2 import PasswordHasher

from shared import crypto

PRODUCTION = crypto._HASHER
crypto._HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # KiB; the least that argon2 takes
