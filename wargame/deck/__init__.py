"""The deck language: YAML text to located nodes, to a checked deck, to a program for the machine. Pure."""
