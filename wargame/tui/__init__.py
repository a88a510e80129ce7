"""The terminal consoles: they draw views and send commands, and compute nothing."""
