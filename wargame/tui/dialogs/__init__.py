"""The windows that open above a screen, one a file."""
