"""`python -m skill` is the command `back-spasm-coach`."""

import sys

from skill.cli import main

sys.exit(main())
