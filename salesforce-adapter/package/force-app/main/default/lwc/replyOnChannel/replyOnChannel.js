import { LightningElement, api, wire } from 'lwc';
import { CloseActionScreenEvent } from 'lightning/actions';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent } from 'lightning/refresh';
import { graphql, refreshGraphQL } from 'lightning/uiGraphQLApi';
import { createRecord } from 'lightning/uiRecordApi';
import { linkTo, messagesIn, MOST, queryFor } from 'c/channelMessages';
import { audience, gist, isRepeat, reasonOf, room, whyNot } from 'c/channelRules';

/** How many of the newest messages a rep can choose from. */
const CHOICE = 20;

/** A quick action: the rep answers one of the customer's messages. What is saved here, Parley publishes. */
export default class ReplyOnChannel extends LightningElement {
    @api recordId;
    @api objectApiName;

    text = '';
    busy = false;
    loadProblem = '';
    saveProblem = '';
    spoken = '';
    _targets;
    _chosen;
    _answer;
    _attempt;

    @wire(graphql, { query: '$query', variables: '$variables' })
    wiredMessages(answer) {
        this._answer = answer;
        const { data, errors } = answer;
        if (data) {
            this.loadProblem = '';
            this._targets = messagesIn(data)
                .messages.filter((message) => message.inbound && message.status !== 'DELETED')
                .reverse()
                .slice(0, CHOICE);
        } else if (errors) {
            this.loadProblem = errors.map((error) => error.message).join(' ');
        }
    }

    get query() {
        return queryFor(this.recordId, this.objectApiName);
    }

    get variables() {
        return { recordId: this.recordId, most: MOST };
    }

    get loading() {
        return !this._targets && !this.loadProblem;
    }

    get nothingToAnswer() {
        return Boolean(this._targets) && this._targets.length === 0;
    }

    /** The message that is answered: the one chosen, else the newest that can be, else the newest. */
    get target() {
        const all = this._targets || [];
        return all.find((message) => message.id === this._chosen) || all.find((message) => !whyNot(message, Date.now())) || all[0];
    }

    get severalTargets() {
        return this._targets.length > 1;
    }

    get targetOptions() {
        return this._targets.map((message) => ({
            value: message.id,
            label: `${message.author}: ${gist(message.headline || message.body) || message.type}`
        }));
    }

    get refusal() {
        return whyNot(this.target, Date.now());
    }

    get room() {
        return room(this.text, this.target);
    }

    get counterClass() {
        return `counter ${this.room.state}`;
    }

    get audience() {
        return audience(this.target);
    }

    get sendLabel() {
        return this.busy ? 'Sending…' : 'Send reply';
    }

    get unsendable() {
        return this.busy || !this.target || Boolean(this.refusal) || !this.text.trim() || this.room.state === 'error';
    }

    handleTarget(event) {
        this._chosen = event.detail.value;
        this.speak();
    }

    handleText(event) {
        const before = this.room.state;
        this.text = event.detail.value || '';
        if (this.room.state !== before) {
            this.speak();
        }
    }

    /** Read out only when it matters: a count after every key would drown the words. */
    speak() {
        this.spoken = this.room.state === 'fine' ? '' : this.room.words;
    }

    handleCancel() {
        this.dispatchEvent(new CloseActionScreenEvent());
    }

    async handleSend() {
        if (this.unsendable) {
            return;
        }
        // Before anything is waited for: a second click finds it set.
        this.busy = true;
        this.saveProblem = '';
        try {
            await this.save();
            this.tellAndClose();
        } catch (error) {
            this.saveProblem = reasonOf(error);
            this.busy = false;
        }
    }

    async save() {
        try {
            await createRecord({ apiName: 'ChannelMessage__c', fields: this.fields() });
        } catch (error) {
            if (!isRepeat(error)) {
                throw error;
            }
            // The answer to an earlier attempt was lost, but the reply was saved.
        }
    }

    fields() {
        const target = this.target;
        const fields = {
            ...linkTo(this.recordId, this.objectApiName),
            Direction__c: 'Outbound',
            Status__c: 'PENDING',
            MessageType__c: 'Reply',
            Body__c: this.text.trim(),
            InReplyToKey__c: target.key,
            Visibility__c: target.visibility
        };
        if (target.channel !== 'the channel') {
            fields.Channel__c = target.channel;
        }
        fields.MessageKey__c = this.keyFor(JSON.stringify(fields));
        return fields;
    }

    /** The same words to the same message have one key, however often they are sent from here. */
    keyFor(what) {
        if (!this._attempt || this._attempt.what !== what) {
            const random = Array.from({ length: 4 }, () => Math.random().toString(36).slice(2, 10)).join('');
            this._attempt = { what, key: `reply:${this.recordId}:${random}` };
        }
        return this._attempt.key;
    }

    tellAndClose() {
        this.dispatchEvent(
            new ShowToastEvent({
                variant: 'success',
                title: 'Your reply is on its way.',
                message: `The conversation shows when it stands on ${this.target.channel}.`
            })
        );
        refreshGraphQL(this._answer);
        this.dispatchEvent(new RefreshEvent());
        this.dispatchEvent(new CloseActionScreenEvent());
    }
}
