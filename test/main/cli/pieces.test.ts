import { describe, expect, it } from 'vitest';
import { againCommand } from '../../../src/main/cli/again-command.js';
import type { Interrupt } from '../../../src/main/cli/environment.js';
import { EXIT_CODES, exitCodeOf } from '../../../src/main/cli/exit-codes.js';
import { pauseOnInterrupt } from '../../../src/main/cli/interrupts.js';
import { ProgressDisplay } from '../../../src/main/cli/progress-display.js';
import { bytes, count, duration, rate } from '../../../src/main/cli/quantities.js';
import { layoutOf } from '../../../src/main/cli/terminal.js';
import { textTable } from '../../../src/main/cli/text-table.js';
import { ERROR_CODES } from '../../../src/shared/errors.js';

describe('pauseOnInterrupt', () => {
  function listen(): {
    press: (atMilliseconds: number) => void;
    events: string[];
    signal: AbortSignal;
    listening: () => boolean;
  } {
    let listener: ((interrupt: Interrupt) => void) | null = null;
    let now = 0;
    const events: string[] = [];
    const { signal, dispose } = pauseOnInterrupt(
      {
        onInterrupt: (added) => {
          listener = added;
          return () => (listener = null);
        },
      },
      () => events.push('pause'),
      () => events.push('quit'),
      () => now,
    );
    const press = (at: number): void => {
      now = at;
      listener?.('SIGINT');
      if (events.includes('quit')) dispose();
    };
    return { press, events, signal, listening: () => listener !== null };
  }

  it('pauses at the first key press and quits at the second', () => {
    const { press, events, signal, listening } = listen();
    expect(signal.aborted).toBe(false);
    press(0);
    expect(signal.aborted).toBe(true);
    expect(events).toEqual(['pause']);
    press(2000);
    expect(events).toEqual(['pause', 'quit']);
    expect(listening()).toBe(false);
  });

  it('takes a signal that comes twice at once for one key press', () => {
    const { press, events } = listen();
    press(0);
    press(3);
    press(40);
    expect(events).toEqual(['pause']);
  });
});

describe('againCommand', () => {
  it('gives the command back as the shell needs it', () => {
    expect(againCommand('linux', ['run', 'examples/first-study.json'])).toBe(
      'npm run -s mettle -- run examples/first-study.json',
    );
    expect(againCommand('linux', ['a b.json', "it's", '']).slice('npm run -s mettle -- '.length)).toBe(
      `'a b.json' 'it'\\''s' ''`,
    );
    expect(againCommand('win32', ['C:\\a b\\s.json', 'C:\\s.json'])).toBe(
      'npm run -s mettle -- "C:\\a b\\s.json" C:\\s.json',
    );
  });
});

describe('quantities', () => {
  it('are short and exact enough', () => {
    expect([0, 999, 1e3, 3_940_000, 1.2e11].map(bytes)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '3.9 MB',
      '120 GB',
    ]);
    expect([0, 12.2, 60, 200, 3600, 7500, 86_400 * 3 + 3600 * 4].map(duration)).toEqual([
      '0 s',
      '13 s',
      '1 min',
      '3 min 20 s',
      '1 h',
      '2 h 5 min',
      '3 d 4 h',
    ]);
    expect(count(1_234_567.4)).toBe('1,234,567');
    expect([0.44, 1234].map(rate)).toEqual(['0.4/s', '1,234/s']);
  });
});

describe('layoutOf', () => {
  const terminal = { write: () => true, isTTY: true, columns: 200 };
  const utf8 = { LANG: 'en_GB.UTF-8' };

  it('uses colour and Unicode on a terminal that can show them', () => {
    expect(layoutOf(terminal, utf8, 'linux')).toEqual({ width: 100, unicode: true, colour: true });
    expect(layoutOf({ ...terminal, columns: 80 }, { LC_ALL: 'C', ...utf8 }, 'linux')).toEqual({
      width: 80,
      unicode: false,
      colour: true,
    });
    expect(layoutOf(terminal, { ...utf8, NO_COLOR: '1' }, 'linux').colour).toBe(false);
    expect(layoutOf(terminal, { ...utf8, TERM: 'dumb' }, 'linux').colour).toBe(false);
    expect(layoutOf(terminal, utf8, 'win32').unicode).toBe(false);
    expect(layoutOf(terminal, { WT_SESSION: 'x' }, 'win32').unicode).toBe(true);
  });

  it('uses neither in a file', () => {
    expect(layoutOf({ write: () => true }, utf8, 'linux')).toEqual({
      width: 92,
      unicode: false,
      colour: false,
    });
  });
});

describe('ProgressDisplay', () => {
  const progress = {
    subject: 'pliant',
    done: 1056,
    total: 4224,
    rate: 310,
    secondsLeft: 10.2,
    tokensPerSecond: 3100,
  };
  const layout = { width: 92, unicode: false, colour: false };

  it('gives up what does not fit, the bar last', () => {
    const widths = [100, 80, 60].map((width) => {
      let written = '';
      const output = { isTTY: true, write: (text: string) => (written += text) };
      new ProgressDisplay(output, { ...layout, width }, () => 0).show(progress);
      return written.replace('\r\u001b[2K', '');
    });
    expect(widths).toEqual([
      'pliant  ######..................  25%, 1,056 of 4,224, 310/s, 3,100 tokens/s, 11 s left',
      'pliant  ######..................  25%, 1,056 of 4,224, 310/s, 11 s left',
      'pliant  25%, 1,056 of 4,224, 310/s, 11 s left',
    ]);
  });

  it('draws one line anew on a terminal', () => {
    let written = '';
    const output = { isTTY: true, write: (text: string) => (written += text) };
    const display = new ProgressDisplay(output, layout, () => 0);
    display.show(progress);
    expect(written).toContain(
      '######..................  25%, 1,056 of 4,224, 310/s, 3,100 tokens/s, 11 s left',
    );
    expect(written).not.toContain('\n');
    display.note('done');
    expect(written.endsWith('\r\u001b[2Kdone\n')).toBe(true);
  });

  it('writes a plain line every five seconds elsewhere', () => {
    let written = '';
    let now = 0;
    const display = new ProgressDisplay({ write: (text: string) => (written += text) }, layout, () => now);
    for (now = 0; now <= 11_000; now += 100) display.show(progress);
    expect(written).toBe('pliant: 25%, 1,056 of 4,224, 310/s, 3,100 tokens/s, 11 s left\n'.repeat(2));
  });
});

describe('textTable', () => {
  it('lines columns up without white space at the ends', () => {
    expect(
      textTable(
        [{ heading: 'Name' }, { heading: 'Size', align: 'right' }, { heading: 'Fits' }],
        [
          ['a', '1.0 MB', 'yes'],
          ['longer', '1 B', ''],
        ],
      ),
    ).toEqual(['Name      Size  Fits', 'a       1.0 MB  yes', 'longer     1 B']);
  });
});

describe('exit codes', () => {
  it('give every error one of the codes of the table', () => {
    const known = Object.values(EXIT_CODES).map(({ code }) => code as number);
    for (const code of ERROR_CODES) expect(known).toContain(exitCodeOf(code));
    expect(new Set(known).size).toBe(known.length);
  });
});
