"""What a careful reader sees in a register that loading has no reason to refuse: a module a family of rules. Pure."""
