"""What a person runs: `python -m scripts COMMAND`."""

import os

# Material prints a page of news at every start; what a build has to say would drown in it.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
