-- Whether what a message tells is over: a seat that was offered has been taken, declined or kept in vain, or its deadline
-- has passed. Such a message leads nowhere any more, and nobody need read it. The message of an offer has its entry as key.
create function is_message_over(code text, key text, at timestamptz) returns boolean language sql stable as $$
  select case when code = 'seat_offered' then not exists (
    select from seat_offer o where o.entry_id = key::uuid and o.status = 'open' and o.expires_at > at) else false end
$$;
