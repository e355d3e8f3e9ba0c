"""The libraries that the server reads before the languages' processes are forked from it.

It does so while the manual is prepared. Nothing else imports this module.
"""

import scripts.site.build
import scripts.site.worker  # noqa: F401
