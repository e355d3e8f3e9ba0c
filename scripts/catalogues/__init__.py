"""The manual's messages, extracted by Babel, and the catalogues of their translations."""
