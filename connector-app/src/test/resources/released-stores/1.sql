-- Rows as a Parley with version 1 of the schema wrote them. Never change them: what stands here stands in stores.
insert into inbox (id, mention_key, version_key, version_at, tombstone, conversation, channel, author_id, author_handle,
    parent, received_at, payload, raw) values
 (1, 'fediverse:acme:1', '', 1772355600000, false, 'fediverse:acme:@42', 'fediverse', '42', 'alice', 'fediverse:acme:0',
  1772359200000, '{"v":1,"key":{"channel":"fediverse","account":"acme","nativeId":"1"},"version":"","kind":"REPLY","visibility":"PUBLIC","actor":{"id":"42","handle":"alice","name":"Alice","url":"https://fediverse.example/@alice","followers":12},"content":"The parcel never came.","url":"https://fediverse.example/1","published":"2026-03-01T09:00:00Z","inReplyTo":"0","mentionsUs":true,"tags":["parcel"],"attachments":[],"canReply":{"allowed":true},"tombstone":false}', 'raw 1'),
 (2, 'fediverse:acme:2', '', 1772355600000, false, 'fediverse:acme:@42', 'fediverse', '42', 'alice', null,
  1772359200000, '{"v":1,"key":{"channel":"fediverse","account":"acme","nativeId":"2"},"version":"","kind":"POST","visibility":"PUBLIC","actor":{"id":"42","handle":"alice","name":"Alice"},"content":"Still nothing.","published":"2026-03-01T09:10:00Z","mentionsUs":true,"tags":[],"attachments":[],"canReply":{"allowed":true},"tombstone":false}', 'raw 2'),
 (3, 'fediverse:acme:3', '', 1772355600000, false, 'fediverse:acme:@43', 'fediverse', '43', 'bob', null,
  1772359200000, '{"v":1,"key":{"channel":"fediverse","account":"acme","nativeId":"3"},"version":"","kind":"POST","visibility":"PUBLIC","actor":{"id":"43","handle":"bob","name":"Bob"},"content":"Thanks!","published":"2026-03-01T09:20:00Z","mentionsUs":true,"tags":[],"attachments":[],"canReply":{"allowed":true},"tombstone":false}', 'raw 3');
insert into inbox_queue (inbox_id, conversation) values (3, 'fediverse:acme:@43');
insert into decided (inbox_id, decision, rule, reason, enriched, decided_at) values
 (1, 'open case', 'everything else', null, null, 1772359201000),
 (2, 'open case', 'everything else', null, '{"v":1,"mention":{"key":{"channel":"fediverse","account":"acme","nativeId":"2"},"version":"","kind":"POST","visibility":"PUBLIC","actor":{"id":"42","handle":"alice","name":"Alice"},"content":"Still nothing.","published":"2026-03-01T09:10:00Z","mentionsUs":true,"tags":[],"attachments":[],"canReply":{"allowed":true},"tombstone":false},"language":"en","followers":12,"ours":false}', 1772359201000);
insert into outbox (inbox_id, round, mention_key, conversation, crm, state, attempts, not_before, decision, received_at, done_at) values
 (1, 0, 'fediverse:acme:1', 'fediverse:acme:@42', 'support', 'DONE', 0, 0, '{"v":1,"decision":"open case","rule":"everything else","crm":"support","subject":"About a parcel","priority":"MEDIUM","queue":"Social","reopenWithin":"PT120H"}', 1772359200000, 1772359202000),
 (2, 0, 'fediverse:acme:2', 'fediverse:acme:@42', 'support', 'PENDING', 1, 0, '{"v":1,"decision":"open case","rule":"everything else","crm":"support","subject":"About a parcel","priority":"MEDIUM","queue":"Social","reopenWithin":"PT120H"}', 1772359200000, null);
insert into link (mention_key, crm, conversation, arrival, record_key, record, gone) values
 ('fediverse:acme:1', 'support', 'fediverse:acme:@42', 1, 'CASE:500A', '{"v":1,"crm":"support","kind":"CASE","id":"500A","url":"https://crm.example/500A","label":"No. 500A"}', false);
insert into reply (crm, reply_key, round, record_key, channel, target, target_key, conversation, state, sending, attempts,
    not_before, payload, receipt, receipt_key, heard_at) values
 ('support', 'r1', 0, 'CASE:500A', 'fediverse', 'fediverse:acme:1', 'fediverse:acme:1', 'fediverse:acme:@42', 'PUBLISHED', true, 0, 0,
  '{"v":1,"key":"r1","record":{"crm":"support","kind":"CASE","id":"500A"},"text":"We are on it.","rep":"Robin","writtenAt":"2026-03-01T09:30:00Z"}',
  '{"v":1,"nativeId":"own-1","url":"https://fediverse.example/own-1","publishedAt":"2026-03-01T09:31:00Z"}', 'fediverse:acme:own-1', 1772359203000),
 ('support', 'r2', 0, 'CASE:500A', 'fediverse', 'fediverse:acme:1', 'fediverse:acme:1', 'fediverse:acme:@42', 'WAITING', true, 1, 0,
  '{"v":1,"key":"r2","record":{"crm":"support","kind":"CASE","id":"500A"},"text":"It is on its way.","rep":"Robin","writtenAt":"2026-03-01T09:40:00Z"}', null, null, 1772359203000);
insert into reading (side, name, cursor_text) values ('SOURCE', 'timeline', 'page 1'), ('CRM', 'support', 'after r2');
insert into dead_letter (stage, subject, reason, payload, state, fingerprint, happened_at) values
 ('INTAKE', 'fediverse', 'it has no id', '<entry/>', 'OPEN', '0123', 1772359204000);
