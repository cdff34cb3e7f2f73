-- What is handed to them is asked about by app.exact_hits and app.exact_nearest themselves, as they look at it.
drop function if exists app.readable_of(bigint[]);
