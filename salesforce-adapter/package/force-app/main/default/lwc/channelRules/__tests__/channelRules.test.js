import { addressed, audience, gist, graphemes, isRepeat, lengthOf, reasonOf, room, whyNot } from 'c/channelRules';
import lengths from '../../../../../../test/lengths.json';

const MESSAGE = { allowed: true, channel: 'fediverse', author: 'Anna', limit: 30, urlLength: 0, address: '' };
const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('the length of a reply', () => {
    it.each(lengths)('$name', ({ text, address, urlLength, length }) => {
        expect(lengthOf(text, { address, urlLength })).toBe(length);
    });

    it('is never too lax where the browser knows no graphemes', () => {
        const { Segmenter } = Intl;
        delete Intl.Segmenter;
        try {
            expect(graphemes('ab👍')).toBe(3);
            expect(graphemes('👨‍👩‍👧')).toBeGreaterThan(1);
        } finally {
            Intl.Segmenter = Segmenter;
        }
    });

    it('takes signs in a name for what they are', () => {
        expect(addressed('hello', '@a.b')).toBe('@a.b hello');
        expect(addressed('@axb hello', '@a.b')).toBe('@a.b @axb hello');
    });
});

describe('the room that is left', () => {
    it('is fine at first', () => {
        expect(room('', MESSAGE)).toEqual({ state: 'fine', words: '0 of 30 characters' });
        expect(room('ten chars.', { ...MESSAGE, limit: 500 }).state).toBe('fine');
    });

    it('is a warning when little is left, down to the last character', () => {
        expect(room('x'.repeat(11), MESSAGE).state).toBe('warning');
        expect(room('x'.repeat(30), MESSAGE)).toEqual({ state: 'warning', words: '30 of 30 characters' });
    });

    it('is an error beyond, and says by how much', () => {
        expect(room('x'.repeat(33), MESSAGE)).toEqual({
            state: 'error',
            words: '3 of 33 characters too many: fediverse takes 30'
        });
    });

    it('has no end where no limit is known', () => {
        expect(room('x'.repeat(9000), { ...MESSAGE, limit: 0 })).toEqual({ state: 'fine', words: '9000 characters' });
        expect(room('x', { ...MESSAGE, limit: 0 }).words).toBe('1 character');
    });
});

describe('why there is no reply', () => {
    it('is nothing for an ordinary message', () => {
        expect(whyNot(MESSAGE, NOW)).toBe('');
    });

    it('is what the channel says', () => {
        expect(whyNot({ ...MESSAGE, allowed: false, note: 'A feed can only be read.' }, NOW)).toBe('A feed can only be read.');
        expect(whyNot({ ...MESSAGE, allowed: false }, NOW)).toBe('The channel takes no reply to it.');
    });

    it('is the time, from the moment at which it is over', () => {
        expect(whyNot({ ...MESSAGE, until: '2026-03-01T12:00:01Z' }, NOW)).toBe('');
        expect(whyNot({ ...MESSAGE, until: '2026-03-01T12:00:00Z' }, NOW)).toBe('The time to answer it is over.');
    });

    it('is that there is nothing any more', () => {
        expect(whyNot({ ...MESSAGE, status: 'DELETED' }, NOW)).toBe('The author deleted it.');
    });
});

describe('words', () => {
    it('say who sees a reply', () => {
        expect(audience({ ...MESSAGE, visibility: 'Public' })).toBe('Everybody on fediverse can see this reply.');
        expect(audience({ ...MESSAGE, visibility: 'Direct' })).toBe('Only Anna sees this reply.');
    });

    it('are taken from wherever Salesforce puts them', () => {
        expect(reasonOf({ body: { message: 'outer', output: { errors: [{ message: 'No permission' }] } } })).toBe('No permission');
        expect(reasonOf({ body: { output: { fieldErrors: { Body__c: [{ message: 'Too long' }] } } } })).toBe('Too long');
        expect(reasonOf({ body: { message: 'outer' } })).toBe('outer');
        expect(reasonOf(new Error('offline'))).toBe('offline');
        expect(reasonOf(undefined)).toBe('Salesforce gave no reason.');
    });

    it('tell a repeat from other refusals', () => {
        expect(isRepeat({ body: { output: { errors: [{ errorCode: 'DUPLICATE_VALUE' }] } } })).toBe(true);
        expect(isRepeat({ body: { output: { fieldErrors: { MessageKey__c: [{ errorCode: 'DUPLICATE_VALUE' }] } } } })).toBe(true);
        expect(isRepeat({ body: { output: { errors: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] } } })).toBe(false);
        expect(isRepeat(new Error('offline'))).toBe(false);
    });

    it('are shortened between characters', () => {
        expect(gist('one\n two')).toBe('one two');
        expect(gist('👍'.repeat(10), 4)).toBe('👍👍👍…');
    });
});
