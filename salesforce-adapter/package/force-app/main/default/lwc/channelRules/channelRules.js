/**
 * How channels count, and when they take a reply. Plain functions of a message; Parley checks the same again before it
 * publishes, and the two must count alike (see test/lengths.json).
 */

const WEB_ADDRESS = /https?:\/\/\S+/g;
const REMOTE_NAME = /(@[\w.-]+)@[\w.:-]+/g;

/** A reply as the channel gets it: with the name of the person it answers in front, unless it says the name already. */
export function addressed(text, address) {
    const words = text.trim();
    if (!address) {
        return words;
    }
    const name = address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`${name}(?![\\w@])`, 'i').test(words) ? words : `${address} ${words}`;
}

/** How many characters readers see: an emoji counts one, and so does a letter with its accents. */
export function graphemes(text) {
    if (typeof Intl === 'undefined' || !Intl.Segmenter) {
        // Counts some emoji as several: too strict, never too lax.
        return Array.from(text).length;
    }
    let count = 0;
    const all = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)[Symbol.iterator]();
    while (!all.next().done) {
        count += 1;
    }
    return count;
}

/** How long a reply is to the channel of the message that it answers. */
export function lengthOf(text, message) {
    let counted = addressed(text, message.address);
    if (message.urlLength > 0) {
        counted = counted.replace(WEB_ADDRESS, 'x'.repeat(message.urlLength));
    }
    if (message.address) {
        counted = counted.replace(REMOTE_NAME, '$1');
    }
    return graphemes(counted);
}

/**
 * Where a text stands against the channel's limit.
 *
 * @returns {{state: string, words: string}} state: fine, warning (nearly full) or error (too long)
 */
export function room(text, message) {
    const used = text.trim() ? lengthOf(text, message) : 0;
    if (!message.limit) {
        return { state: 'fine', words: used === 1 ? '1 character' : `${used} characters` };
    }
    const left = message.limit - used;
    if (left < 0) {
        return { state: 'error', words: `${-left} of ${used} characters too many: ${message.channel} takes ${message.limit}` };
    }
    const state = used > 0 && left <= Math.max(20, message.limit / 10) ? 'warning' : 'fine';
    return { state, words: `${used} of ${message.limit} characters` };
}

/** Why a message can't be answered, in words; empty when it can be. */
export function whyNot(message, now) {
    if (message.status === 'DELETED') {
        return 'The author deleted it.';
    }
    if (!message.allowed) {
        return message.note || 'The channel takes no reply to it.';
    }
    if (message.until && now >= Date.parse(message.until)) {
        return 'The time to answer it is over.';
    }
    return '';
}

/** Who will see a reply. */
export function audience(message) {
    return message.visibility === 'Direct'
        ? `Only ${message.author} sees this reply.`
        : `Everybody on ${message.channel} can see this reply.`;
}

/** The words in an error of Salesforce. */
export function reasonOf(error) {
    const body = error && error.body;
    const output = (body && body.output) || {};
    const first = [...(output.errors || []), ...Object.values(output.fieldErrors || {}).flat()][0];
    return (first && first.message) || (body && body.message) || (error && error.message) || 'Salesforce gave no reason.';
}

/** Whether Salesforce refused a record since one with the same key is there: what was to be saved has been saved. */
export function isRepeat(error) {
    const output = (error && error.body && error.body.output) || {};
    return [...(output.errors || []), ...Object.values(output.fieldErrors || {}).flat()].some(
        (each) => each.errorCode === 'DUPLICATE_VALUE'
    );
}

/** The key of the second attempt at a reply that failed: there can be only one. */
export function againKey(failedId) {
    return `again:${failedId}`;
}

/** Shortens to the first words, for a list. */
export function gist(text, most = 60) {
    const line = text.replace(/\s+/g, ' ').trim();
    const letters = Array.from(line);
    return letters.length > most ? `${letters.slice(0, most - 1).join('').trimEnd()}…` : line;
}
