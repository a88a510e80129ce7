"""One run of an exercise as a fold of its log: records, commands, decisions, refusals and views. Pure."""
