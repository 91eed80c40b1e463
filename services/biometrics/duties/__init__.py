"""The duties that a person may read at the kiosk, as probation tells them."""
