"""What every language's process needs, imported once in the server that the processes are forked from."""

import material.templates  # noqa: F401
import mkdocs_macros.plugin  # noqa: F401

import scripts.build  # noqa: F401
