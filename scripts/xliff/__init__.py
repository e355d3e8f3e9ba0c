"""Messages for agencies and back: XLIFF 1.2, in which macros, code and addresses are protected.

Version 1.2, not 2.x: Trados, memoQ, OmegaT and translate-toolkit all read it without an extension, while Weblate still
calls its support of 2.0 unfinished (docs.weblate.org, formats/xliff2) and the two are not compatible.
"""
