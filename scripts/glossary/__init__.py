"""The glossary as a file that people and tools edit: checks, careful edits, and other tools' formats."""
