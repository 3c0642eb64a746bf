"""Fields as people type them, `ngày ký=2/7/2022`: which field is meant, what its value is in a record, which edits."""
