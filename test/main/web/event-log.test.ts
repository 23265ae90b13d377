import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventLog } from '../../../src/main/web/event-log.js';

/** The data of each event after `number`, and whether the log could give all of them. */
function read(log: EventLog, number: number): { data: unknown[]; complete: boolean } {
  const data: unknown[] = [];
  for (let at = number; ; at += 1) {
    const event = log.after(at);
    if (event === 'gone') return { data, complete: false };
    if (event === null) return { data, complete: true };
    data.push(JSON.parse(/^data: (.*)$/m.exec(event.text)?.[1] ?? ''));
  }
}

describe('the log of events', () => {
  it('gives what follows an id of its own, and knows no other', () => {
    const log = new EventLog();
    const other = new EventLog();
    for (let study = 1; study <= 3; study += 1) {
      log.announce('results.changed', { study });
      other.announce('results.changed', { study });
    }
    expect(log.resume(log.idOf(1))).toBe(1);
    expect(read(log, 1)).toEqual({ data: [{ study: 2 }, { study: 3 }], complete: true });
    expect(read(log, 3)).toEqual({ data: [], complete: true });
    expect(log.resume(log.idOf(0))).toBe(0);
    for (const id of [
      other.idOf(2),
      log.idOf(4),
      '',
      '2',
      `${log.idOf(2)} `,
      `${log.idOf(2)}x`,
      log.idOf(-1),
    ]) {
      expect(log.resume(id)).toBeNull();
    }
  });

  it('keeps each event as one frame with one line of data, whatever it holds', () => {
    const log = new EventLog();
    const hostile = 'a\n\ndata: {}\nevent: reset\r\nid: 9\u2028\0';
    log.announce('notice', { tone: 'problem', title: hostile, text: '', study: null, error: null });
    const event = log.after(0);
    const lines = event !== null && event !== 'gone' ? event.text.split(/\r\n|\r|\n/) : [];
    expect(lines).toHaveLength(5);
    expect(lines.slice(0, 2)).toEqual([`id: ${log.idOf(1)}`, 'event: notice']);
    expect(JSON.parse(lines[2]?.slice('data: '.length) ?? '')).toMatchObject({ title: hostile });
    expect(lines.slice(3)).toEqual(['', '']);
  });

  it('never grows beyond its limits, and never gives a part for the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.nat(60),
        (lengths, events, size, from) => {
          const log = new EventLog({ events, size });
          const sent = lengths.map((length, index) => ({
            study: index,
            subject: 'x'.repeat(length),
            done: 0,
            total: 0,
          }));
          for (const payload of sent) log.announce('results.progress', payload);
          const resumed = log.resume(log.idOf(from));
          const { data, complete } = read(log, from);
          expect(resumed !== null).toBe(from <= sent.length && complete);
          if (resumed !== null) expect(data).toEqual(sent.slice(from));
          let kept = 0;
          let units = 0;
          for (let at = 0; at < sent.length; at += 1) {
            const event = log.after(at);
            if (event === null || event === 'gone') continue;
            kept += 1;
            units += event.text.length;
          }
          expect(kept).toBeLessThanOrEqual(events);
          expect(kept <= 1 || units <= size).toBe(true);
          expect(kept > 0).toBe(sent.length > 0);
        },
      ),
    );
  });
});
