"""Everything that can be wrong with a manual: a code, a place, a sentence that says what to do."""
