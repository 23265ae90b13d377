import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventPayload } from '../../../src/shared/contract/events.js';
import { EVENT_CHANNEL } from '../../../src/shared/contract/channels.js';
import { blockers, powerMonitor } from './fake-electron.js';
import { callFrom, TestDoor } from './test-door.js';

vi.mock('electron', async () => (await import('./fake-electron.js')).electron);

let door: TestDoor;
beforeEach(async () => {
  door = await TestDoor.prepare();
});
afterEach(() => door.remove());

type Queue = EventPayload<'queue.changed'>;

function queueOf(...states: Queue['entries'][number]['state'][]): Queue {
  return {
    entries: states.map((state, study) => ({
      study,
      name: `study ${study}`,
      state,
      subjects: [],
      secondsLeft: null,
      startedAt: null,
    })),
    memory: { door: 1, engine: null },
    held: null,
    threadLimit: null,
  };
}

describe('the system', () => {
  it('is kept from sleeping while a study runs, and not longer', async () => {
    await door.open();
    const hear = (queue: Queue): void => door.options!.announce('queue.changed', queue);
    hear(queueOf('queued'));
    expect([...blockers.values()]).toEqual([]);
    hear(queueOf('running', 'queued'));
    hear(queueOf('running', 'queued'));
    hear(queueOf('pausing'));
    expect([...blockers.values()]).toEqual(['prevent-app-suspension']);
    hear(queueOf('queued'));
    expect([...blockers.values()]).toEqual([]);
    hear(queueOf('running'));
    expect(blockers.size).toBe(1);
    hear(queueOf());
    expect(blockers.size).toBe(0);
  });

  it('that slept during a run is told of when it wakes, once, and not where nothing ran', async () => {
    const { webContents } = await door.open();
    await callFrom(webContents, 'settings.read', {});
    const notices = (): unknown[] =>
      webContents.send.mock.calls.filter(([channel, name]) => channel === EVENT_CHANNEL && name === 'notice');
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
    expect(notices()).toEqual([]);
    door.options!.announce('queue.changed', queueOf('running'));
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
    powerMonitor.emit('resume');
    expect(notices()).toMatchObject([
      [EVENT_CHANNEL, 'notice', { tone: 'information', text: expect.stringContaining('study 0') as string }],
    ]);
  });
});
