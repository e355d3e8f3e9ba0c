"""The glossary against the English text and the translations."""
