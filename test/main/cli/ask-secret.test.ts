import { describe, expect, it } from 'vitest';
import { askSecret, type SecretInput } from '../../../src/main/cli/ask-secret.js';

/** A terminal that is typed into once it listens. */
function terminal(...typed: string[]): SecretInput & { raw: boolean[]; listening: number } {
  const state = { raw: [] as boolean[], listening: 0 };
  return Object.assign(state, {
    isTTY: true,
    setRawMode: (raw: boolean) => state.raw.push(raw),
    setEncoding: () => undefined,
    resume: () => undefined,
    pause: () => undefined,
    on(_: 'data', listener: (text: string) => void) {
      state.listening += 1;
      queueMicrotask(() => typed.forEach((text) => (state.listening > 0 ? listener(text) : undefined)));
    },
    off() {
      state.listening -= 1;
    },
  });
}

describe('askSecret', () => {
  it.each([
    [['se', 'cret\r'], 'secret'],
    [['pässwörd\n'], 'pässwörd'],
    [['sx\u007fecret\r', 'more'], 'secret'],
    [['\u007f\u007fa\r'], 'a'],
    [['\r'], ''],
    [['half\u0003'], null],
    [['\u0004'], null],
  ])('reads a line without showing it (%j)', async (typed, wanted) => {
    const input = terminal(...typed);
    let shown = '';
    const answer = await askSecret('Password: ', input, { write: (text) => (shown += text) });
    expect(answer).toBe(wanted);
    expect(shown).toBe('Password: \n');
    expect(input.raw).toEqual([true, false]);
    expect(input.listening).toBe(0);
  });

  it('asks nobody where there is no terminal', async () => {
    const input = { ...terminal('secret\r'), setRawMode: undefined };
    let shown = '';
    expect(await askSecret('Password: ', input, { write: (text) => (shown += text) })).toBeNull();
    expect(
      await askSecret('Password: ', { ...input, isTTY: false }, { write: (text) => (shown += text) }),
    ).toBeNull();
    expect(shown).toBe('');
  });
});
