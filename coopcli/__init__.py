"""coop: a register of cooperation agreements, kept as YAML text, answered from the command line."""

from __future__ import annotations

__version__ = "0.1.0"
