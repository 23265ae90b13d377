import { expect, it } from 'vitest';
import { behindVerdict } from '../../../../../../src/renderer/screens/results/resistance/model/behind-verdict.js';
import { syntheticEntry } from '../synthetic-view.js';

it('opens what asks against the default', () => {
  const entry = syntheticEntry({ role: 'nurse' });
  const { filter, title } = behindVerdict(entry);
  expect(filter.conditions).toHaveLength(15);
  expect(filter.conditions?.every((condition) => condition.startsWith('persona:'))).toBe(true);
  expect(title).toBe('pliant, asked against its default');
});

it('opens everything of a subject without findings', () => {
  const entry = { ...syntheticEntry(), findings: null };
  expect(behindVerdict(entry)).toEqual({
    filter: { subject: entry.subject.sha256 },
    title: 'pliant, every response',
  });
});
