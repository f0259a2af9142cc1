import { linkTo, messagesIn, queryFor } from 'c/channelMessages';
import { answer, inbound, outbound } from '../../../../../../test/messages';

jest.mock('lightning/uiGraphQLApi', () => ({ gql: jest.fn((parts) => parts.join('')) }));

describe('the query', () => {
    it('is the same for cases and leads but for the link', () => {
        const ofCase = queryFor('500000000000001', 'Case');
        const ofLead = queryFor('00Q000000000001', 'Lead');
        expect(ofLead).toBe(ofCase.replace('OfCase', 'OfLead').replace('Case__c:', 'Lead__c:'));
    });

    it('waits for the record', () => {
        expect(queryFor(undefined, 'Case')).toBeUndefined();
    });

    it('knows a lead by its id where nothing else tells', () => {
        expect(linkTo('00Q000000000001')).toEqual({ Lead__c: '00Q000000000001' });
        expect(linkTo('500000000000001')).toEqual({ Case__c: '500000000000001' });
    });

    it('asks for every field that the components read', () => {
        const asked = queryFor('500000000000001', 'Case');
        Object.keys(inbound(1)).forEach((field) => expect(asked).toContain(field));
    });
});

describe('messages', () => {
    it('come oldest first, ours by the time they were written', () => {
        const { messages } = messagesIn(answer(outbound(3), inbound(2), inbound(1)));
        expect(messages.map((each) => each.id)).toEqual(['a011', 'a012', 'a013']);
    });

    it('have an author in words', () => {
        const nobody = { ...inbound(1), Persona__r: null };
        const { messages } = messagesIn(answer(nobody, outbound(2)));
        expect(messages.map((each) => each.author)).toEqual(['the customer', 'Rita Rep']);
    });

    it('become links only where they lead to the web', () => {
        const { messages } = messagesIn(answer(inbound(1, { Url__c: 'javascript:alert(1)' })));
        expect(messages[0].url).toBe('');
    });

    it('can be answered where nothing says otherwise', () => {
        const old = { ...inbound(1), ReplyAllowed__c: undefined };
        expect(messagesIn(answer(old)).messages[0].allowed).toBe(true);
        expect(messagesIn(answer(inbound(1, { ReplyAllowed__c: false }))).messages[0].allowed).toBe(false);
    });
});
