import { describe, expect, it } from 'vitest';
import { createPageEvents } from '../../../src/main/electron/page-events.js';
import { EVENT_CHANNEL } from '../../../src/shared/contract/channels.js';
import { fakeContents } from './fake-electron.js';

type Window = NonNullable<ReturnType<Parameters<typeof createPageEvents>[0]>>;

const notice = (title: string) => {
  return { tone: 'information', title, text: '', study: null, error: null } as const;
};

function page() {
  const webContents = fakeContents('mettle://app/');
  const state = { destroyed: false, there: true };
  const window = { webContents, isDestroyed: () => state.destroyed } as unknown as Window;
  const events = createPageEvents(() => (state.there ? window : null));
  const sent = () => webContents.send.mock.calls.map(([, name, payload]) => [name, payload] as unknown[]);
  return { events, state, sent, webContents };
}

describe('events', () => {
  it('wait for the page where they are said once only', () => {
    const { events, sent, webContents } = page();
    events.announce('notice', notice('a'));
    events.announce('studies.changed', {});
    expect(sent()).toEqual([]);
    events.pageListens();
    expect(sent()).toEqual([['notice', notice('a')]]);
    expect(webContents.send.mock.calls[0]?.[0]).toBe(EVENT_CHANNEL);
    events.pageListens();
    expect(sent()).toHaveLength(1);
  });

  it('wait again while the page is loaded anew', () => {
    const { events, sent } = page();
    events.pageListens();
    events.pageIsGone();
    events.announce('notice', notice('b'));
    expect(sent()).toEqual([]);
    events.pageListens();
    expect(sent()).toEqual([['notice', notice('b')]]);
  });

  it('wait in a number that does not grow: the newest are kept', () => {
    const { events, sent } = page();
    for (let index = 1; index <= 50; index += 1) events.announce('notice', notice(`${index}`));
    events.pageListens();
    expect(sent().map(([, payload]) => (payload as { title: string }).title)).toEqual(
      Array.from({ length: 20 }, (_, index) => `${index + 31}`),
    );
  });

  it('go nowhere without a window', () => {
    const { events, state, sent } = page();
    events.pageListens();
    state.destroyed = true;
    events.announce('studies.changed', {});
    state.there = false;
    events.announce('studies.changed', {});
    expect(sent()).toEqual([]);
  });
});
