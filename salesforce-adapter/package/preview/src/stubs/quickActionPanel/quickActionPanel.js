import { LightningElement, api } from 'lwc';

/** The dialog that the CRM opens a quick action in; only its looks. */
export default class QuickActionPanel extends LightningElement {
    static renderMode = 'shadow';
    @api header;
}
