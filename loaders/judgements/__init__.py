"""What people judged of two deals: the same, different, or nobody can tell. A plain table, loaded as a report."""
