"""The machine: keyed dice, the program, the turn and the odds. Pure: no input or output, no clock, no hidden chance."""
