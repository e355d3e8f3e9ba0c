"""What a message holds besides words, and what its translation may not change."""
