import type { PowerMonitor, PowerSaveBlocker } from 'electron';
import type { Announce } from '../../shared/contract/contract.js';
import type { EventPayload } from '../../shared/contract/events.js';

export interface Power {
  readonly blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  readonly monitor: Pick<PowerMonitor, 'on'>;
  readonly announce: Announce;
}

/**
 * Hears the events of the laboratory and keeps the system from putting Mettle to sleep by itself while a study runs; the screen
 * may go dark. A machine that is sent to sleep all the same, e.g. by its lid, is told of when it wakes.
 */
export function attendPower({ blocker, monitor, announce }: Power): Announce {
  let blocking: number | null = null;
  let running: string | null = null;
  let slept: string | null = null;
  monitor.on('suspend', () => {
    slept = running;
  });
  monitor.on('resume', () => {
    if (slept === null) return;
    announce('notice', {
      tone: 'information',
      title: 'The machine was asleep',
      text: `Study ${slept} stood still meanwhile, and goes on where it was.`,
      study: null,
      error: null,
    });
    slept = null;
  });
  return (name, payload) => {
    if (name !== 'queue.changed') return;
    const { entries } = payload as EventPayload<'queue.changed'>;
    running = entries.find(({ state }) => state !== 'queued')?.name ?? null;
    if (running !== null) {
      blocking ??= blocker.start('prevent-app-suspension');
    } else if (blocking !== null) {
      blocker.stop(blocking);
      blocking = null;
    }
  };
}
