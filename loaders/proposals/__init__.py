"""What a person may want to decide: pairs that look alike, each with its reasons. Nothing is joined here."""
