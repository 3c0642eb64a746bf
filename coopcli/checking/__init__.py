"""`check`: what loading refuses, and what a careful reader sees besides, told of files that no store need hold."""
