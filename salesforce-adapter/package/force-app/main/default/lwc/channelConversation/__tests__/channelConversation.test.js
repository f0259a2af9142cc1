import { createElement } from 'lwc';
import { graphql, refreshGraphQL } from 'lightning/uiGraphQLApi';
import { createRecord } from 'lightning/uiRecordApi';
import ChannelConversation from 'c/channelConversation';
import { answer, inbound, outbound } from '../../../../../../test/messages';

const CASE = '500000000000001AAA';
const flush = async () => {
    for (let i = 0; i < 8; i++) {
        await Promise.resolve();
    }
};

let element;

async function open(data) {
    element = createElement('c-channel-conversation', { is: ChannelConversation });
    element.recordId = CASE;
    element.objectApiName = 'Case';
    document.body.appendChild(element);
    if (data) {
        graphql.emit(data);
    }
    await flush();
}

const find = (selector) => element.shadowRoot.querySelector(selector);
const all = (selector) => [...element.shadowRoot.querySelectorAll(selector)];
const again = () => find('lightning-button');

beforeEach(() => jest.useFakeTimers());

afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
    refreshGraphQL.mockReset();
    createRecord.mockReset();
    createRecord.mockResolvedValue({});
});

it('shows the thread in order, ours beside theirs', async () => {
    await open(answer(outbound(3), inbound(2), inbound(1)));
    expect(all('li').map((each) => each.dataset.id)).toEqual(['a011', 'a012', 'a013']);
    expect(all('li').map((each) => each.className)).toEqual(['theirs', 'theirs', 'ours']);
    expect(all('li')[0].textContent).toContain('Anna Miller');
    expect(all('li')[2].textContent).toContain('Rita Rep');
});

it('marks what was edited and what was taken back', async () => {
    await open(answer(inbound(1, { Status__c: 'EDITED' }), inbound(2, { Status__c: 'DELETED', Body__c: null })));
    expect(all('[data-id="mark"]').map((each) => each.textContent)).toEqual([
        'edited by the author',
        'deleted by the author'
    ]);
    expect(all('.words')).toHaveLength(1);
});

it('shows how our replies stand', async () => {
    await open(
        answer(
            inbound(1),
            outbound(2, { Status__c: 'SENT', Url__c: 'https://town.example/@acme/9' }),
            outbound(3, { Status__c: 'FAILED', StatusMessage__c: 'The reply is too long.' }),
            outbound(4)
        )
    );
    expect(all('[data-id="state"]').map((each) => each.textContent)).toEqual([
        'Published',
        'Not published. The reply is too long.',
        'Waiting to be sent'
    ]);
    expect(all('li')[1].querySelector('a').href).toBe('https://town.example/@acme/9');
    all('a').forEach((link) => expect(link.rel).toBe('noopener noreferrer'));
});

it('tries a failed reply again as one more row, however often it is clicked', async () => {
    await open(answer(inbound(1), outbound(2, { Status__c: 'FAILED', StatusMessage__c: 'No connection.' })));
    const button = again();
    button.dispatchEvent(new CustomEvent('click'));
    button.dispatchEvent(new CustomEvent('click'));
    await flush();
    expect(createRecord).toHaveBeenCalledTimes(1);
    expect(createRecord.mock.calls[0][0].fields).toEqual({
        Case__c: CASE,
        Direction__c: 'Outbound',
        Status__c: 'PENDING',
        MessageType__c: 'Reply',
        Body__c: 'Unplug it, please (2)',
        Channel__c: 'fediverse',
        InReplyToKey__c: 'fediverse:acme:1',
        Visibility__c: 'Public',
        MessageKey__c: 'again:a012'
    });
    expect(refreshGraphQL).toHaveBeenCalled();
});

it('offers no second attempt for what was tried again, waits, or can not be answered', async () => {
    await open(
        answer(
            inbound(1),
            outbound(2, { Status__c: 'FAILED', StatusMessage__c: 'No connection.' }),
            outbound(3, { MessageKey__c: 'again:a012' })
        )
    );
    expect(again()).toBeNull();
    expect(all('[data-id="state"]')[0].textContent).toBe('Not published, tried again. No connection.');

    graphql.emit(answer(inbound(1, { Status__c: 'DELETED' }), outbound(2, { Status__c: 'FAILED' })));
    await flush();
    expect(again()).toBeNull();
});

it('takes a colleague who was quicker for done, and says what else went wrong', async () => {
    createRecord.mockRejectedValueOnce({ body: { output: { errors: [{ errorCode: 'DUPLICATE_VALUE' }] } } });
    createRecord.mockRejectedValueOnce({ body: { message: 'You lack the permission.' } });
    await open(answer(inbound(1), outbound(2, { Status__c: 'FAILED' })));
    again().dispatchEvent(new CustomEvent('click'));
    await flush();
    expect(find('[data-id="problem"]')).toBeNull();
    again().dispatchEvent(new CustomEvent('click'));
    await flush();
    expect(find('[data-id="problem"]').textContent).toBe(
        'The reply could not be tried again. You lack the permission.'
    );
});

it('looks for news by itself, sooner while a reply is on its way, and stops with the page', async () => {
    await open(answer(inbound(1)));
    await jest.advanceTimersByTimeAsync(59000);
    expect(refreshGraphQL).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(2000);
    expect(refreshGraphQL).toHaveBeenCalledTimes(1);

    graphql.emit(answer(inbound(1), outbound(2)));
    await flush();
    await jest.advanceTimersByTimeAsync(16000);
    expect(refreshGraphQL).toHaveBeenCalledTimes(2);

    document.body.replaceChildren();
    await jest.advanceTimersByTimeAsync(300000);
    expect(refreshGraphQL).toHaveBeenCalledTimes(2);
});

it('looks for news when asked', async () => {
    await open(answer(inbound(1)));
    find('lightning-button-icon').dispatchEvent(new CustomEvent('click'));
    await flush();
    expect(refreshGraphQL).toHaveBeenCalledTimes(1);
});

it('tells those who can not see it that a reply has been published', async () => {
    await open(answer(inbound(1), outbound(2)));
    expect(find('[data-id="spoken"]').textContent).toBe('');
    graphql.emit(answer(inbound(1), outbound(2, { Status__c: 'SENT' })));
    await flush();
    expect(find('[data-id="spoken"]').textContent).toBe('A reply has a new state. Published');
});

it('says that nobody wrote yet, and that something went wrong', async () => {
    await open(answer());
    expect(find('[data-id="empty"]')).not.toBeNull();
    graphql.emitErrors([{ message: 'No access.' }]);
    await flush();
    expect(find('[data-id="problem"]').textContent).toContain('No access.');
});
