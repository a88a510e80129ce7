"""What many runs teach: bots."""
