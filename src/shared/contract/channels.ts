/** The names of Electron's messages that carry the contract: calls to the main process, events to the page. */
export const CALL_CHANNEL = 'mettle:call';
export const EVENT_CHANNEL = 'mettle:event';
