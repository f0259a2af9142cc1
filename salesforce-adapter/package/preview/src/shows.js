/** The states that the preview shows, and the messages in them. */

const anna = { name: 'Anna Miller', handle: 'anna@town.example', profile: 'https://town.example/@anna' };
const limits = { ReplyLimit__c: 500, ReplyUrlLength__c: 23, ReplyAddress__c: '@anna@town.example' };

const first = {
    id: 'a011',
    who: anna,
    ...limits,
    MessageKey__c: 'fediverse:acme:1',
    Body__c: '@acme The new kettle sparks when I switch it on. Is that normal?? ⚡🫖',
    Posted__c: '2026-11-24T09:12:00Z',
    Url__c: 'https://town.example/@anna/1',
    Status__c: 'EDITED'
};
const second = {
    id: 'a012',
    who: anna,
    ...limits,
    MessageKey__c: 'fediverse:acme:2',
    Body__c: '@acme Here is a picture of the plug.\n[image/jpeg] https://files.town.example/plug.jpg – A scorched plug',
    Posted__c: '2026-11-24T09:20:00Z',
    Url__c: 'https://town.example/@anna/2'
};
const ours = (id, time, given) => ({
    id,
    rep: 'Rita Rep',
    Direction__c: 'Outbound',
    InReplyToKey__c: 'fediverse:acme:2',
    Posted__c: null,
    CreatedDate: time,
    ...given
});
const sent = ours('a013', '2026-11-24T09:31:00Z', {
    Body__c: 'Dear Anna, please unplug it and leave it unplugged. We send you a new one today.',
    Status__c: 'SENT',
    Url__c: 'https://town.example/@acme/9'
});
const failed = ours('a014', '2026-11-24T10:02:00Z', {
    Body__c: 'Your new kettle left our house at ten.',
    Status__c: 'FAILED',
    StatusMessage__c: 'town.example refused our token.'
});
const waiting = ours('a015', '2026-11-24T10:05:00Z', { Body__c: 'It arrives tomorrow.', Status__c: 'PENDING' });
const feed = {
    id: 'a016',
    who: { name: 'Bo Larsson', handle: '', profile: '' },
    MessageKey__c: 'blog:acme:7',
    Channel__c: 'blog',
    Headline__c: 'Comment on: Which kettle for whom?',
    Body__c: 'Mine whistles a semitone too low.',
    Posted__c: '2026-11-24T08:00:00Z',
    Url__c: 'https://blog.example/kettles#7',
    ReplyAllowed__c: false,
    ReplyNote__c: 'A feed can only be read. Answer on the page itself.'
};

export const SHOWS = {
    normal: {
        component: 'reply',
        messages: [first, second],
        text: 'Dear Anna, please unplug it and leave it unplugged. We send you a new one today: https://acme.example/returns/4711'
    },
    'too-long': { component: 'reply', messages: [second], text: 'We are very sorry about that. '.repeat(17) },
    'not-allowed': { component: 'reply', messages: [feed] },
    failed: { component: 'conversation', messages: [first, second, sent, failed, waiting] }
};
