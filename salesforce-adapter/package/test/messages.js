/** Answers of the CRM's GraphQL, as the components get them. */

const value = (some) => ({ value: some });

/** A customer's message; what is given replaces what it has. */
export function inbound(id, given = {}) {
    return node(id, {
        MessageKey__c: `fediverse:acme:${id}`,
        Direction__c: 'Inbound',
        MessageType__c: 'Post',
        Status__c: 'RECEIVED',
        Body__c: `The kettle sparks (${id})`,
        Url__c: `https://town.example/@anna/${id}`,
        ...given
    });
}

/** An answer of ours. */
export function outbound(id, given = {}) {
    return {
        ...node(id, {
            Direction__c: 'Outbound',
            MessageType__c: 'Reply',
            Status__c: 'PENDING',
            Body__c: `Unplug it, please (${id})`,
            InReplyToKey__c: 'fediverse:acme:1',
            Posted__c: null,
            ReplyLimit__c: null,
            ReplyAddress__c: null,
            ...given
        }),
        Persona__r: null
    };
}

function node(id, given) {
    const fields = {
        MessageKey__c: null,
        Channel__c: 'fediverse',
        Headline__c: null,
        Posted__c: `2026-03-01T09:00:0${id}.000Z`,
        Url__c: null,
        InReplyToKey__c: null,
        StatusMessage__c: null,
        Visibility__c: 'Public',
        ReplyAllowed__c: true,
        ReplyNote__c: null,
        ReplyUntil__c: null,
        ReplyLimit__c: 500,
        ReplyUrlLength__c: 23,
        ReplyAddress__c: '@anna@town.example',
        ...given
    };
    const record = { Id: `a01${id}` };
    Object.keys(fields).forEach((name) => {
        record[name] = value(fields[name]);
    });
    record.CreatedDate = value(`2026-03-01T09:10:0${id}.000Z`);
    record.CreatedBy = { Name: value('Rita Rep') };
    record.Persona__r = {
        Handle__c: value('anna@town.example'),
        RealName__c: value('Anna Miller'),
        ProfileUrl__c: value('https://town.example/@anna')
    };
    return record;
}

export function answer(...nodes) {
    return {
        uiapi: {
            query: { ChannelMessage__c: { edges: nodes.map((each) => ({ node: each })), pageInfo: { hasNextPage: false } } }
        }
    };
}
