"""The duties that follow from the records: the kinds there are, their days, their ids, what makes each of them."""
