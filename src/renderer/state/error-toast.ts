import type { ErrorShape } from '../../shared/errors.js';
import type { Toast } from './toasts.js';

/** Longer than this, a message is cut in two: what is wrong, and where. */
const LONG = 110;

/** An error as a notice: what is wrong as its title, and what to do next below. */
export function toastOfError({ message, hint }: Pick<ErrorShape, 'message' | 'hint'>): Toast {
  const colon = message.indexOf(': ');
  const cut = message.length > LONG && colon !== -1 && colon <= LONG;
  const title = cut ? message.slice(0, colon) : message;
  const words = [cut ? message.slice(colon + 2) : '', hint ?? ''].filter((part) => part !== '');
  return { tone: 'problem', title, ...(words.length === 0 ? {} : { text: words.join('\n') }) };
}
