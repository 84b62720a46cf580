"""The words, the rules and the stores of the claim graph: what a report says, about what, and how well it stands."""
