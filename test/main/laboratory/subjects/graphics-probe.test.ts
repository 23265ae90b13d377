import { describe, expect, it } from 'vitest';
import type { Graphics } from '../../../../src/main/engine/graphics.js';
import { GraphicsProbe } from '../../../../src/main/laboratory/subjects/graphics-probe.js';

const graphics = (freeBytes: number): Graphics => ({
  kind: 'cuda',
  devices: ['One'],
  totalBytes: 100,
  freeBytes,
});

function probe(answers: readonly (Graphics | null)[]) {
  let asked = 0;
  let time = 0;
  const read = async (): Promise<Graphics | null> => answers[asked++] ?? null;
  return {
    probe: new GraphicsProbe(read, () => time),
    asked: () => asked,
    wait: (milliseconds: number) => void (time += milliseconds),
  };
}

describe('GraphicsProbe', () => {
  it('asks a machine without a graphics processor once', async () => {
    const { probe: none, asked, wait } = probe([null, graphics(1)]);
    expect(await none.state()).toBeNull();
    wait(1e9);
    expect(await none.state()).toBeNull();
    expect(asked()).toBe(1);
  });

  it('reads free memory anew after ten seconds', async () => {
    const { probe: one, asked, wait } = probe([graphics(1), graphics(2)]);
    expect(await one.state()).toEqual(graphics(1));
    wait(9999);
    expect(await one.state()).toEqual(graphics(1));
    expect(asked()).toBe(1);
    wait(1);
    expect(await one.state()).toEqual(graphics(2));
  });

  it('asks once for callers at the same time', async () => {
    const { probe: one, asked } = probe([graphics(1), graphics(2)]);
    expect(await Promise.all([one.state(), one.state()])).toEqual([graphics(1), graphics(1)]);
    expect(asked()).toBe(1);
  });
});
