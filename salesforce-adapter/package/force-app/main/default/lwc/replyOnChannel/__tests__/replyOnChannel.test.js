import { createElement } from 'lwc';
import { graphql } from 'lightning/uiGraphQLApi';
import { createRecord } from 'lightning/uiRecordApi';
import ReplyOnChannel from 'c/replyOnChannel';
import reply from '../../../../../../test/reply.json';
import { answer, inbound, outbound } from '../../../../../../test/messages';

const CASE = '500000000000001AAA';
const flush = async () => {
    for (let i = 0; i < 5; i++) {
        await Promise.resolve();
    }
};

let element;
let toasts;
let closed;

async function open(data, record = CASE, object = 'Case') {
    element = createElement('c-reply-on-channel', { is: ReplyOnChannel });
    element.recordId = record;
    element.objectApiName = object;
    toasts = [];
    closed = 0;
    element.addEventListener('lightning__showtoast', (event) => toasts.push(event.detail));
    element.addEventListener('lightning__actionsclosescreen', () => {
        closed += 1;
    });
    document.body.appendChild(element);
    if (data) {
        graphql.emit(data);
    }
    await flush();
}

const find = (selector) => element.shadowRoot.querySelector(selector);
const text = (id) => find(`[data-id="${id}"]`)?.textContent.replace(/\s+/g, ' ').trim();
const send = () => find('[data-id="send"]');

async function type(words) {
    find('lightning-textarea').dispatchEvent(new CustomEvent('change', { detail: { value: words } }));
    await flush();
}

async function click(button) {
    button.dispatchEvent(new CustomEvent('click'));
    await flush();
}

afterEach(() => {
    document.body.replaceChildren();
    createRecord.mockReset();
    createRecord.mockResolvedValue({});
});

it('shows what it answers: words, author, channel, and the way there', async () => {
    await open(answer(inbound(1)));
    expect(find('blockquote').textContent).toBe('The kettle sparks (1)');
    expect(find('figcaption').textContent).toContain('Anna Miller');
    expect(find('figcaption').textContent).toContain('fediverse');
    const link = find('figure a');
    expect(link.href).toBe('https://town.example/@anna/1');
    expect(link.rel).toBe('noopener noreferrer');
});

it('waits in words until the conversation is there', async () => {
    await open();
    expect(find('lightning-spinner')).not.toBeNull();
    expect(send().disabled).toBe(true);
});

it('saves an outbound message that waits, as an answer to that message', async () => {
    await open(answer(inbound(1)));
    await type('  We send a seal. ');
    await click(send());
    expect(createRecord).toHaveBeenCalledTimes(1);
    const { apiName, fields } = createRecord.mock.calls[0][0];
    expect(apiName).toBe('ChannelMessage__c');
    expect(fields).toEqual({
        ...reply,
        Case__c: CASE,
        MessageKey__c: expect.stringMatching(/^reply:500000000000001AAA:\w{16,}/)
    });
    expect(toasts).toEqual([expect.objectContaining({ variant: 'success' })]);
    expect(closed).toBe(1);
});

it('saves it on the lead where it stands on a lead', async () => {
    await open(answer(inbound(1)), '00Q000000000001AAA', 'Lead');
    await type('We send a seal.');
    await click(send());
    const { fields } = createRecord.mock.calls[0][0];
    expect(fields.Lead__c).toBe('00Q000000000001AAA');
    expect(fields.Case__c).toBeUndefined();
});

it('saves one message however often send is clicked', async () => {
    await open(answer(inbound(1)));
    await type('We send a seal.');
    send().dispatchEvent(new CustomEvent('click'));
    send().dispatchEvent(new CustomEvent('click'));
    await flush();
    await click(send());
    expect(createRecord).toHaveBeenCalledTimes(1);
});

it('keeps the words and says why when Salesforce refuses', async () => {
    createRecord.mockRejectedValueOnce({ body: { output: { errors: [{ message: 'You lack the permission.' }] } } });
    await open(answer(inbound(1)));
    await type('We send a seal.');
    await click(send());
    expect(text('save-problem')).toBe('The reply was not saved. Your text is still here.You lack the permission.');
    expect(find('lightning-textarea').value).toBe('We send a seal.');
    expect(send().disabled).toBe(false);
    expect(closed).toBe(0);
});

it('sends again under the same key, and takes "it is there" for saved', async () => {
    createRecord.mockRejectedValueOnce(new Error('offline'));
    createRecord.mockRejectedValueOnce({ body: { output: { errors: [{ errorCode: 'DUPLICATE_VALUE' }] } } });
    await open(answer(inbound(1)));
    await type('We send a seal.');
    await click(send());
    expect(text('save-problem')).toContain('offline');
    await click(send());
    const keys = createRecord.mock.calls.map(([record]) => record.fields.MessageKey__c);
    expect(keys[1]).toBe(keys[0]);
    expect(closed).toBe(1);
});

it('takes another key for other words', async () => {
    createRecord.mockRejectedValueOnce(new Error('offline'));
    await open(answer(inbound(1)));
    await type('We send a seal.');
    await click(send());
    await type('We send two seals.');
    await click(send());
    const keys = createRecord.mock.calls.map(([record]) => record.fields.MessageKey__c);
    expect(keys[1]).not.toBe(keys[0]);
});

it('counts as the channel counts, and stops what is too long', async () => {
    await open(answer(inbound(1, { ReplyLimit__c: 40 })));
    expect(text('counter')).toBe('0 of 40 characters');
    await type('x'.repeat(30));
    expect(text('counter')).toBe('36 of 40 characters');
    expect(find('[data-id="counter"]').className).toContain('warning');
    expect(text('spoken')).toBe('36 of 40 characters');
    expect(send().disabled).toBe(false);
    await type('x'.repeat(35));
    expect(text('counter')).toBe('1 of 41 characters too many: fediverse takes 40');
    expect(find('[data-id="counter"]').className).toContain('error');
    expect(text('spoken')).toContain('too many');
    expect(send().disabled).toBe(true);
    await click(send());
    expect(createRecord).not.toHaveBeenCalled();
});

it('sends nothing but space to nobody', async () => {
    await open(answer(inbound(1)));
    expect(send().disabled).toBe(true);
    await type('  \n ');
    expect(send().disabled).toBe(true);
});

it('says why a message can not be answered, and offers no box', async () => {
    await open(answer(inbound(1, { ReplyAllowed__c: false, ReplyNote__c: 'A feed can only be read.' })));
    expect(text('refusal')).toBe('No reply is possible to this message.A feed can only be read.');
    expect(find('lightning-textarea')).toBeNull();
    expect(send().disabled).toBe(true);
});

it('says when the time to answer is over', async () => {
    await open(answer(inbound(1, { ReplyUntil__c: '2020-01-01T00:00:00.000Z' })));
    expect(text('refusal')).toContain('The time to answer it is over.');
});

it('answers the newest message that can be answered, and lets the rep choose another', async () => {
    await open(
        answer(inbound(1), inbound(2), inbound(3, { ReplyAllowed__c: false, ReplyNote__c: 'Too old.' }), outbound(4))
    );
    expect(find('blockquote').textContent).toBe('The kettle sparks (2)');
    const choice = find('lightning-combobox');
    expect(choice.options.map((option) => option.value)).toEqual(['a013', 'a012', 'a011']);
    choice.dispatchEvent(new CustomEvent('change', { detail: { value: 'a011' } }));
    await flush();
    expect(find('blockquote').textContent).toBe('The kettle sparks (1)');
    await type('We send a seal.');
    await click(send());
    expect(createRecord.mock.calls[0][0].fields.InReplyToKey__c).toBe('fediverse:acme:1');
});

it('offers no message that its author took back', async () => {
    await open(answer(inbound(1), inbound(2, { Status__c: 'DELETED', Body__c: null })));
    expect(find('lightning-combobox')).toBeNull();
    expect(find('blockquote').textContent).toBe('The kettle sparks (1)');
});

it('says that there is nothing to answer', async () => {
    await open(answer());
    expect(text('nothing')).toContain('nothing to answer');
    expect(send().disabled).toBe(true);
});

it('says who will see the reply', async () => {
    await open(answer(inbound(1, { Visibility__c: 'Direct' })));
    expect(element.shadowRoot.textContent).toContain('Only Anna Miller sees this reply.');
});

it('says in words that the conversation can not be read', async () => {
    await open();
    graphql.emitErrors([{ message: 'No access to ChannelMessage__c.' }]);
    await flush();
    expect(find('[role="alert"]').textContent).toContain('No access to ChannelMessage__c.');
    expect(find('lightning-spinner')).toBeNull();
});

it('closes without saving', async () => {
    await open(answer(inbound(1)));
    await click(find('lightning-button'));
    expect(closed).toBe(1);
    expect(createRecord).not.toHaveBeenCalled();
});
