"""All that a rule file may import."""
