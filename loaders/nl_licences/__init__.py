"""Export licences for military goods of the Netherlands, one row a licence or its renewal."""
