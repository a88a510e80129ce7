"""The screens, one a file, each named for what the people at it call it."""
