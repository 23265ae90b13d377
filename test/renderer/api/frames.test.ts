import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameReader, type Frame } from '../../../src/renderer/api/frames.js';

function read(...chunks: readonly string[]): Frame[] {
  const frames = frameReader();
  return chunks.flatMap(frames);
}

describe('frames of an event stream', () => {
  it('are read with id, event and data', () => {
    expect(read('id: s-1\nevent: queue.changed\ndata: {"a":1}\n\n')).toEqual([
      { id: 's-1', event: 'queue.changed', data: '{"a":1}' },
    ]);
  });

  it('are the same however the text is cut', () => {
    const text = 'id: s-1\r\nevent: a\r\ndata: x\r\ndata: y\r\n\r\n: beat\n\nid: s-2\ndata:z\r\rdata: {}\n\n';
    const whole = read(text);
    expect(whole.map(({ data }) => data)).toEqual(['x\ny', 'z', '{}']);
    const cuts = fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, (places) => {
        const sorted = [0, ...places.sort((one, other) => one - other), text.length];
        const chunks = sorted.slice(1).map((end, index) => text.slice(sorted[index], end));
        expect(read(...chunks)).toEqual(whole);
      }),
    );
  });

  it('pass over heartbeats and frames without data', () => {
    expect(read(': beat\n\nid: s-1\nevent: a\n\n')).toEqual([]);
  });

  it('wait for their empty line', () => {
    expect(read('event: a\ndata: 1\n')).toEqual([]);
  });

  it('do not take over the id or the name of the one before', () => {
    expect(read('id: s-1\nevent: a\ndata: 1\n\ndata: 2\n\n')[1]).toEqual({
      id: null,
      event: 'message',
      data: '2',
    });
  });
});
