import { useEffect } from 'react';
import type { EventPayload } from '../../shared/contract/events.js';
import { useClient, useEvent } from '../api/hooks.js';
import { toastOfError } from '../state/error-toast.js';
import { useToast, type Toast } from '../state/toasts.js';
import { goTo } from './hash-location.js';

/** The notice that an event of the door becomes; `open` goes to a page of its study: the results of one that is done, else the run. */
export function toastOfNotice(notice: EventPayload<'notice'>, open: (path: string) => void): Toast {
  const { tone, title, text, study, error } = notice;
  const hint = error?.hint;
  const words = [text, hint !== undefined && !text.includes(hint) ? hint : ''].filter((part) => part !== '');
  return {
    tone,
    title,
    ...(words.length === 0 ? {} : { text: words.join(' ') }),
    ...(study === null ? {} : { action: wayTo(study, tone === 'success', open) }),
  };
}

function wayTo(study: number, done: boolean, open: (path: string) => void): NonNullable<Toast['action']> {
  return done
    ? { label: 'Read the results', onSelect: () => open(`/results/${study}`) }
    : { label: 'Show the run', onSelect: () => open(`/run/${study}`) };
}

/** Shows what the door has to say, and what of it could not be read. */
export function useNotices(): void {
  const client = useClient();
  const toast = useToast();
  useEvent('notice', (notice) => toast(toastOfNotice(notice, goTo)));
  useEffect(() => client.onFault((error) => toast(toastOfError(error))), [client, toast]);
}
