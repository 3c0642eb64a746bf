"""What is shown whole: one record with all around it, the files, an answer in SQL."""
