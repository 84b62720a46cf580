"""Measures loading, memory and reading against the budgets, each beside a baseline of the same run."""
