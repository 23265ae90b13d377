import type { BrowserWindow } from 'electron';
import { EVENT_CHANNEL } from '../../shared/contract/channels.js';
import type { Announce } from '../../shared/contract/contract.js';
import type { EventName } from '../../shared/contract/events.js';

/** So many notices wait for a page at most. */
const KEPT_NOTICES = 20;

export interface PageEvents {
  /** Sends an event to the page; never throws. */
  readonly announce: Announce;
  /** The page listens now: it has made a call. */
  readonly pageListens: () => void;
  /** The page is being loaded, or its process has ended. */
  readonly pageIsGone: () => void;
}

/**
 * Sends events to the page of `window`. A page that is not there yet reads every state anew once it is, so events before
 * that are dropped; notices are said once only, so they wait for it.
 */
export function createPageEvents(window: () => BrowserWindow | null): PageEvents {
  const waiting: unknown[] = [];
  let listens = false;
  const send = (name: EventName, payload: unknown): void => {
    const to = window();
    if (to !== null && !to.isDestroyed()) to.webContents.send(EVENT_CHANNEL, name, payload);
  };
  return {
    announce: (name, payload) => {
      if (listens) send(name, payload);
      else if (name === 'notice')
        waiting.splice(0, waiting.length, ...waiting.slice(1 - KEPT_NOTICES), payload);
    },
    pageListens: () => {
      listens = true;
      for (const payload of waiting.splice(0)) send('notice', payload);
    },
    pageIsGone: () => {
      listens = false;
    },
  };
}
