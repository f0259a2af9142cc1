/** Stands in for Salesforce's GraphQL: gives the messages of the state that is shown. */
import { SHOWS } from '../shows.js';

const value = (some) => ({ value: some === undefined ? null : some });

function node(message) {
    const defaults = {
        MessageKey__c: null,
        Direction__c: 'Inbound',
        Channel__c: 'fediverse',
        MessageType__c: 'Post',
        Status__c: 'RECEIVED',
        Visibility__c: 'Public',
        ReplyAllowed__c: true
    };
    const record = { Id: message.id };
    Object.entries({ ...defaults, ...message })
        .filter(([name]) => name.endsWith('__c'))
        .forEach(([name, some]) => {
            record[name] = value(some);
        });
    record.CreatedDate = value(message.CreatedDate || message.Posted__c);
    record.CreatedBy = { Name: value(message.rep || 'Parley') };
    record.Persona__r = message.who
        ? {
              Handle__c: value(message.who.handle),
              RealName__c: value(message.who.name),
              ProfileUrl__c: value(message.who.profile)
          }
        : null;
    return record;
}

export class graphql {
    constructor(tell) {
        this.tell = tell;
    }

    connect() {}

    update(config) {
        if (config.query) {
            const show = SHOWS[new URLSearchParams(location.search).get('show') || 'normal'];
            const edges = show.messages.map((message) => ({ node: node(message) }));
            const data = { uiapi: { query: { ChannelMessage__c: { edges, pageInfo: { hasNextPage: false } } } } };
            setTimeout(() => this.tell({ data, errors: undefined }), 50);
        }
    }

    disconnect() {}
}

export const gql = (parts) => parts.join('');

export const refreshGraphQL = async () => {};
