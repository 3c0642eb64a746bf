"""The yearly report, whole: what belongs to the year, its template, its annexes and its narrative."""
