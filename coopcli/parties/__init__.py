"""Organisations: found and shown."""
