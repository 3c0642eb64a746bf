"""The gazetteer: the provinces of Viet Nam and Laos, over time, and what a written name of one means."""

from __future__ import annotations
