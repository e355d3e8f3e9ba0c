"""The languages of the manual: a new one in one command."""
