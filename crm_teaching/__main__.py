"""``python -m crm_teaching``: see :mod:`crm_teaching.cli`."""

from __future__ import annotations

import sys

from crm_teaching.cli import main

if __name__ == "__main__":
    sys.exit(main())
