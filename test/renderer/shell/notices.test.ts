import { expect, it } from 'vitest';
import { toastOfNotice } from '../../../src/renderer/shell/notices.js';
import type { EventPayload } from '../../../src/shared/contract/events.js';

const NOTICE: EventPayload<'notice'> = {
  tone: 'problem',
  title: 'A could not be finished',
  text: 'The rest goes on.',
  study: 3,
  error: { code: 'ENGINE_CRASHED', message: 'It ended.', hint: 'Try fewer lanes.' },
};

it('shows a notice with the way on', () => {
  expect(toastOfNotice(NOTICE, () => undefined)).toMatchObject({
    tone: 'problem',
    title: 'A could not be finished',
    text: 'The rest goes on. Try fewer lanes.',
  });
});

it('leads to the run of the notice’s study, or to the results of one that is done', () => {
  const opened: string[] = [];
  toastOfNotice(NOTICE, (path) => opened.push(path)).action?.onSelect();
  toastOfNotice({ ...NOTICE, tone: 'success' }, (path) => opened.push(path)).action?.onSelect();
  expect(opened).toEqual(['/run/3', '/results/3']);
  expect(toastOfNotice({ ...NOTICE, study: null }, () => undefined)).not.toHaveProperty('action');
});

it('leaves out a text that is empty, and a hint that the text has said', () => {
  expect(toastOfNotice({ ...NOTICE, text: '', error: null }, () => undefined)).not.toHaveProperty('text');
  const text = 'Sorry. Try fewer lanes.';
  expect(toastOfNotice({ ...NOTICE, text }, () => undefined).text).toBe(text);
});
