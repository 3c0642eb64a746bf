"""The documentation: pages whose tables and examples `docs.generate` makes from the live program."""

from __future__ import annotations
