"""The running session: the only writer of its log."""
