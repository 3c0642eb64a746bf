"""The reference of start-up: a Typer program of one command that prints a line (`python -m bench.empty`)."""

from __future__ import annotations

import typer

app = typer.Typer()


@app.command()
def main() -> None:
    """Print a line."""
    print("nothing to say")


if __name__ == "__main__":
    app()
