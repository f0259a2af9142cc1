import { LightningElement, api, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { graphql, refreshGraphQL } from 'lightning/uiGraphQLApi';
import { createRecord } from 'lightning/uiRecordApi';
import { linkTo, messagesIn, MOST, queryFor } from 'c/channelMessages';
import { againKey, isRepeat, reasonOf, whyNot } from 'c/channelRules';

/** How often to look for news, in milliseconds: soon while a reply of ours is on its way. */
const SOON = 15000;
const LATER = 60000;

const MARKS = { EDITED: 'edited by the author', DELETED: 'deleted by the author' };

/** What the customer said and what we answered, in order, with the state of our answers. */
export default class ChannelConversation extends LightningElement {
    @api recordId;
    @api objectApiName;

    shown;
    more = false;
    problem = '';
    spoken = '';
    busy = false;
    refreshing = false;
    _messages = [];
    _answer;
    _timer;
    _handler;

    @wire(graphql, { query: '$query', variables: '$variables' })
    wiredMessages(answer) {
        this._answer = answer;
        const { data, errors } = answer;
        if (data) {
            const { messages, more } = messagesIn(data);
            this.tellNews(messages);
            this._messages = messages;
            this.more = more;
            this.problem = '';
            this.shown = messages.map((message) => this.view(message));
            this.waitForNews();
        } else if (errors) {
            this.problem = `The conversation can't be read. ${errors.map((error) => error.message).join(' ')}`;
        }
    }

    connectedCallback() {
        this._handler = registerRefreshHandler(this, () => this.look());
    }

    disconnectedCallback() {
        unregisterRefreshHandler(this._handler);
        clearTimeout(this._timer);
    }

    get query() {
        return queryFor(this.recordId, this.objectApiName);
    }

    get variables() {
        return { recordId: this.recordId, most: MOST };
    }

    get loading() {
        return !this.shown && !this.problem;
    }

    get empty() {
        return Boolean(this.shown) && this.shown.length === 0;
    }

    view(message) {
        return {
            ...message,
            side: message.inbound ? 'theirs' : 'ours',
            direct: message.visibility === 'Direct',
            mark: message.inbound ? MARKS[message.status] : '',
            ...(message.inbound ? {} : this.stateOf(message))
        };
    }

    stateOf(reply) {
        switch (reply.status) {
            case 'SENT':
                return { state: 'Published', stateClass: 'state published' };
            case 'FAILED':
                return {
                    state: this.triedAgain(reply)
                        ? `Not published, tried again. ${reply.statusMessage}`
                        : `Not published. ${reply.statusMessage}`,
                    stateClass: 'state failed',
                    canTryAgain: this.canTryAgain(reply)
                };
            case 'PENDING':
                return { state: 'Waiting to be sent', stateClass: 'state' };
            default:
                return { state: 'Unknown: look on the channel', stateClass: 'state' };
        }
    }

    triedAgain(reply) {
        return this._messages.some((message) => message.key === againKey(reply.id));
    }

    canTryAgain(reply) {
        const answered = this._messages.find((message) => message.inbound && message.key === reply.inReplyTo);
        return reply.status === 'FAILED' && !this.triedAgain(reply) && !(answered && whyNot(answered, Date.now()));
    }

    /** Says to those who can't see it that one of our replies has a new state. */
    tellNews(messages) {
        const before = new Map(this._messages.map((message) => [message.id, message.status]));
        const changed = messages.find(
            (message) => !message.inbound && before.has(message.id) && before.get(message.id) !== message.status
        );
        if (changed) {
            this.spoken = `A reply has a new state. ${this.stateOf(changed).state}`;
        }
    }

    /** Parley takes each reply once, so another attempt is another row; its key makes it the only one. */
    async handleTryAgain(event) {
        const id = event.target.value;
        const failed = this._messages.find((message) => message.id === id);
        if (this.busy || !failed || !this.canTryAgain(failed)) {
            return;
        }
        this.busy = true;
        try {
            await this.sendAgain(failed);
            await this.look();
        } catch (error) {
            this.problem = `The reply could not be tried again. ${reasonOf(error)}`;
        } finally {
            this.busy = false;
        }
    }

    async sendAgain(failed) {
        const fields = {
            ...linkTo(this.recordId, this.objectApiName),
            Direction__c: 'Outbound',
            Status__c: 'PENDING',
            MessageType__c: 'Reply',
            Body__c: failed.body,
            InReplyToKey__c: failed.inReplyTo,
            Visibility__c: failed.visibility,
            MessageKey__c: againKey(failed.id)
        };
        if (failed.channel !== 'the channel') {
            fields.Channel__c = failed.channel;
        }
        try {
            await createRecord({ apiName: 'ChannelMessage__c', fields });
        } catch (error) {
            if (!isRepeat(error)) {
                throw error;
            }
            // A colleague was quicker.
        }
    }

    async handleRefresh() {
        this.refreshing = true;
        await this.look();
        this.refreshing = false;
    }

    async look() {
        if (this._answer && this._answer.data) {
            try {
                await refreshGraphQL(this._answer);
            } catch (error) {
                this.problem = `The conversation could not be refreshed. ${reasonOf(error)}`;
            }
        }
    }

    waitForNews() {
        clearTimeout(this._timer);
        if (!this.isConnected) {
            return;
        }
        const waiting = this._messages.some((message) => !message.inbound && message.status === 'PENDING');
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- stopped in disconnectedCallback
        this._timer = setTimeout(
            async () => {
                if (document.visibilityState !== 'hidden') {
                    await this.look();
                }
                this.waitForNews();
            },
            waiting ? SOON : LATER
        );
    }
}
