"""The worker's list of referrals, and one referral's own page."""
