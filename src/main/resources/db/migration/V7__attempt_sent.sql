alter table attempt add column sent_at timestamptz not null default now();
alter table attempt alter column sent_at drop default;
comment on column attempt.sent_at is 'When it was sent last: Stripe may still carry it out for a while after that, whatever it answered';
