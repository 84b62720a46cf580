"""Reports that a researcher types in: one YAML file is one article, with what it claims and who says so."""
