import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import ChannelConversation from 'c/channelConversation';
import ReplyOnChannel from 'c/replyOnChannel';
import { SHOWS } from './shows.js';

const name = new URLSearchParams(location.search).get('show') || 'normal';
const show = SHOWS[name];
const is = show.component === 'conversation' ? ChannelConversation : ReplyOnChannel;
const element = createElement(show.component === 'conversation' ? 'c-channel-conversation' : 'c-reply-on-channel', { is });
element.recordId = '500000000000001AAA';
element.objectApiName = 'Case';
document.getElementById('page').appendChild(element);

if (show.text) {
    setTimeout(() => {
        const box = element.shadowRoot.querySelector('lightning-textarea');
        box.value = show.text;
        box.dispatchEvent(new CustomEvent('change', { detail: { value: show.text } }));
    }, 300);
}
