"""The front door, the only part that talks: arguments in, text out, exit codes."""

from __future__ import annotations
