"""Properties are tried on the same examples each time; `PROPERTIES=random pytest` looks for new ones.

What a random run finds becomes an `@example` beside the property, so that it stays found.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None, max_examples=30)
settings.register_profile("random", deadline=None, max_examples=100, print_blob=True)
settings.load_profile("random" if os.environ.get("PROPERTIES") == "random" else "same")
