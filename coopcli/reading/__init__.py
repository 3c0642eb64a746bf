"""YAML text -> records and problems; imports yaml, which beside it only `render/yaml.py` does."""
