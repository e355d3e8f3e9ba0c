"""Where the translatable text of a page stands, and a page written anew with other text."""
