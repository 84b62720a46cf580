"""One folder a source: each turns files of one format into claims; none knows a store."""
