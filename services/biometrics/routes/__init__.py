"""The pages of biometrics: enrolment on the tablet, the kiosk, review images."""
