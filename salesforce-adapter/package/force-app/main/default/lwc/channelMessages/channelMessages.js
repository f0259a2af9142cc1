/** The messages of a case or lead: how they are asked for, and how the components see them. */
import { gql } from 'lightning/uiGraphQLApi';

/** Most messages that are shown; older ones stand in the related list. */
export const MOST = 200;

const OF_CASE = gql`
    query channelMessagesOfCase($recordId: ID, $most: Int) {
        uiapi {
            query {
                ChannelMessage__c(where: { Case__c: { eq: $recordId } }, orderBy: { CreatedDate: { order: DESC } }, first: $most) {
                    edges {
                        node {
                            Id
                            CreatedDate { value }
                            CreatedBy { Name { value } }
                            MessageKey__c { value }
                            Direction__c { value }
                            Channel__c { value }
                            MessageType__c { value }
                            Headline__c { value }
                            Body__c { value }
                            Posted__c { value }
                            Url__c { value }
                            InReplyToKey__c { value }
                            Status__c { value }
                            StatusMessage__c { value }
                            Visibility__c { value }
                            ReplyAllowed__c { value }
                            ReplyNote__c { value }
                            ReplyUntil__c { value }
                            ReplyLimit__c { value }
                            ReplyUrlLength__c { value }
                            ReplyAddress__c { value }
                            Persona__r {
                                Handle__c { value }
                                RealName__c { value }
                                ProfileUrl__c { value }
                            }
                        }
                    }
                    pageInfo { hasNextPage }
                }
            }
        }
    }
`;

const OF_LEAD = gql`
    query channelMessagesOfLead($recordId: ID, $most: Int) {
        uiapi {
            query {
                ChannelMessage__c(where: { Lead__c: { eq: $recordId } }, orderBy: { CreatedDate: { order: DESC } }, first: $most) {
                    edges {
                        node {
                            Id
                            CreatedDate { value }
                            CreatedBy { Name { value } }
                            MessageKey__c { value }
                            Direction__c { value }
                            Channel__c { value }
                            MessageType__c { value }
                            Headline__c { value }
                            Body__c { value }
                            Posted__c { value }
                            Url__c { value }
                            InReplyToKey__c { value }
                            Status__c { value }
                            StatusMessage__c { value }
                            Visibility__c { value }
                            ReplyAllowed__c { value }
                            ReplyNote__c { value }
                            ReplyUntil__c { value }
                            ReplyLimit__c { value }
                            ReplyUrlLength__c { value }
                            ReplyAddress__c { value }
                            Persona__r {
                                Handle__c { value }
                                RealName__c { value }
                                ProfileUrl__c { value }
                            }
                        }
                    }
                    pageInfo { hasNextPage }
                }
            }
        }
    }
`;

const isLead = (recordId, objectApiName) => (objectApiName ? objectApiName === 'Lead' : recordId.startsWith('00Q'));

/** The query for the messages of a record; undefined while the record is not known. */
export function queryFor(recordId, objectApiName) {
    if (!recordId) {
        return undefined;
    }
    return isLead(recordId, objectApiName) ? OF_LEAD : OF_CASE;
}

/** Where a message says what record it is on. */
export function linkTo(recordId, objectApiName) {
    return isLead(recordId, objectApiName) ? { Lead__c: recordId } : { Case__c: recordId };
}

/**
 * The messages of an answer, oldest first.
 *
 * @returns {{messages: object[], more: boolean}} more: whether there are older ones
 */
export function messagesIn(data) {
    const found = data.uiapi.query.ChannelMessage__c;
    const messages = found.edges.map((edge) => message(edge.node));
    messages.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
    return { messages, more: Boolean(found.pageInfo && found.pageInfo.hasNextPage) };
}

function message(node) {
    const of = (field, from = node) => (from && from[field] && from[field].value) || '';
    const inbound = of('Direction__c') === 'Inbound';
    const persona = node.Persona__r;
    const handle = of('Handle__c', persona);
    return {
        id: node.Id,
        key: of('MessageKey__c'),
        inbound,
        at: of('Posted__c') || of('CreatedDate'),
        channel: of('Channel__c') || 'the channel',
        type: of('MessageType__c'),
        headline: of('Headline__c'),
        body: of('Body__c'),
        url: webAddress(of('Url__c')),
        inReplyTo: of('InReplyToKey__c'),
        status: of('Status__c'),
        statusMessage: of('StatusMessage__c'),
        visibility: of('Visibility__c') || 'Public',
        author: inbound ? of('RealName__c', persona) || handle || 'the customer' : of('Name', node.CreatedBy) || 'a colleague',
        handle: handle && `@${handle.replace(/^@/, '')}`,
        profile: webAddress(of('ProfileUrl__c', persona)),
        allowed: !node.ReplyAllowed__c || node.ReplyAllowed__c.value !== false,
        note: of('ReplyNote__c'),
        until: of('ReplyUntil__c'),
        limit: of('ReplyLimit__c') || 0,
        urlLength: of('ReplyUrlLength__c') || 0,
        address: of('ReplyAddress__c')
    };
}

/** Only addresses of the web become links: what strangers write is not to be trusted. */
function webAddress(text) {
    return /^https?:\/\//i.test(text) ? text : '';
}
