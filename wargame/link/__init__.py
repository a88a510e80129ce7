"""A screen's way to a session; the screens can't tell which way it is."""
