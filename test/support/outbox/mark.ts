/** The one key of `localStorage` that the next load of a page reads: it is there where something waits to be sent. */
export const MARK = 'help-widget';
