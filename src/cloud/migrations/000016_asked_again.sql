-- Somebody may ask, take back and ask again thousands of times: nobody else's requests are read past theirs.
create index adviser_request_student on adviser_request (student_id, asked_at);
