"""Texts stay as they were typed, without pydantic.

Typer has pydantic turn every value into its type, a text into a text and a default into itself too; to load
pydantic for that is half the start-up of a command. Here it is asked only where there is something to turn.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

_AS_TYPED = (str, list[str])


def as_typed(parameter: Any) -> Any:
    """Give the parameter of a Typer command back, prepared to keep what needs no conversion.

    It leans on a name that Typer keeps to itself; where that changes, the conversion is only slow again.
    """
    if not isinstance(parameter._runtime_param, _OnDemand):
        parameter._runtime_param = _OnDemand()
    return parameter


class _OnDemand:
    """Stands where Typer keeps a parameter's conversion."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give a value of the parameter's type, () for no value of several. Raises what Typer raises."""
        kind = param.type_descriptor.annotation
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        if value is param.default or kind in _AS_TYPED:
            return value
        if kind is Path:
            return Path(value)
        if kind == list[Path]:
            return [Path(one) for one in value]
        return self._converted(value, param, ctx)

    def _converted(self, value: Any, param: Any, ctx: Any) -> Any:
        param._runtime_param = None  # Typer then makes its own
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)
