import { describe, expect, it } from 'vitest';
import { libraryHandlers } from '../../../src/main/laboratory/library-calls.js';
import { checked, openContext } from './fixtures/temporary-context.js';

const task = {
  schemaVersion: 1 as const,
  name: 'Tone',
  question: 'How does it sound?',
  labels: ['Cold', 'Mild', 'Warm'],
  scale: 'Warmth',
  licence: 'CC0-1.0',
  citation: 'Ada (2026).',
};

describe('instruments.fromLabelling', () => {
  it('makes an instrument of a table that can be stored, and says what people labelled', async () => {
    const { context } = await openContext();
    const handlers = libraryHandlers(context);
    const made = checked(
      'instruments.fromLabelling',
      await handlers['instruments.fromLabelling']({
        text: 'text,gold\nCome in.,Warm\nGo away.,cold\nIt is Tuesday.,\n',
        id: 'tone',
        task,
      }),
    );
    expect(made).toMatchObject({ problems: [], texts: 3 });
    expect(made.labels).toEqual([
      { label: 'Cold', gold: 1 },
      { label: 'Mild', gold: 0 },
      { label: 'Warm', gold: 1 },
    ]);
    await handlers['documents.save']({ kind: 'instrument', text: made.text ?? '' });
    expect((await context.library()).instruments.get('tone')?.items.map(({ gold }) => gold)).toEqual([
      3,
      1,
      undefined,
    ]);
  });

  it('tells line and column of a table that cannot be used', async () => {
    const { context } = await openContext();
    const made = await libraryHandlers(context)['instruments.fromLabelling']({
      text: 'text,gold\nCome in.,Icy\n',
      id: 'tone',
      task,
    });
    expect(made).toMatchObject({ text: null, texts: 0, problems: [{ line: 2, column: 10, place: 'gold' }] });
  });
});
