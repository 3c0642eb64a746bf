"""Pure rules of time: terms, renewals, suspensions, and the sense of records that rests on them."""
