"""What is wrong with a deck that plays: one file a check, each pure, found by `table`."""
