"""The files people edit: decks, rules and session plans, the shipped ones and a workspace's own."""
