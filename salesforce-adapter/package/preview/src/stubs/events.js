/** Events that the CRM's page listens to; here nobody does. */
export class CloseActionScreenEvent extends CustomEvent {
    constructor() {
        super('lightning__actionsclosescreen', { bubbles: true, composed: true });
    }
}

export class ShowToastEvent extends CustomEvent {
    constructor(toast) {
        super('lightning__showtoast', { detail: toast, bubbles: true, composed: true });
    }
}

export class RefreshEvent extends CustomEvent {
    constructor() {
        super('lightning__refresh', { bubbles: true, composed: true });
    }
}

export const registerRefreshHandler = () => 1;

export const unregisterRefreshHandler = () => {};
