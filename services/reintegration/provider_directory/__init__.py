"""The directory of providers: searched, read, written, confirmed."""
