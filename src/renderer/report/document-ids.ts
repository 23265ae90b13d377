/** The element that holds the page. */
export const ROOT_ID = 'report';

/** The element that holds what the page is made of, as JSON. */
export const DATA_ID = 'report-data';
