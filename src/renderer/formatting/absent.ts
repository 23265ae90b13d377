/** What is shown where there is no number or time. */
export const NO_NUMBER = '–';
