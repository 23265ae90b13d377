import { expect, it } from 'vitest';
import { toastOfError } from '../../../src/renderer/state/error-toast.js';

it('says what is wrong, and below what to do', () => {
  expect(toastOfError({ message: 'There is no study 4.', hint: 'Look at the list.' })).toEqual({
    tone: 'problem',
    title: 'There is no study 4.',
    text: 'Look at the list.',
  });
  expect(toastOfError({ message: 'There is no study: 4.' })).toEqual({
    tone: 'problem',
    title: 'There is no study: 4.',
  });
});

it('parts a long message at its colon', () => {
  const places = 'line 1, column 1: name is missing; '.repeat(5);
  expect(toastOfError({ message: `This is no study file: ${places}`, hint: 'Correct it.' })).toEqual({
    tone: 'problem',
    title: 'This is no study file',
    text: `${places}\nCorrect it.`,
  });
});

it('leaves a long message without a colon as it is', () => {
  const message = 'word '.repeat(60);
  expect(toastOfError({ message }).title).toBe(message);
});
