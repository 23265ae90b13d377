import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptSegments } from '../../../../../src/renderer/screens/design/model/prompt-segments.js';

const CHAT = '<|im_start|>system\nYou are calm.<|im_end|>\n<|im_start|>user\nStatement: I sing.<|im_end|>\n';

const kinds = (text: string, system: string | null, user: string) =>
  promptSegments(text, { system, user }).map(({ kind, text: part }) => [kind, part]);

describe('a prompt in segments', () => {
  it('joins to exactly the same text, whatever it holds', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('<|im_end|>', '[INST]', '\n', '</s>', '<<SYS>>'));
    fc.assert(
      fc.property(fc.array(piece), piece, piece, fc.boolean(), (frame, system, user, native) => {
        const text = [frame.join(''), native ? system : '', frame.join(' '), user, '<|end|>'].join('');
        const segments = promptSegments(text, { system: native ? system : null, user });
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
      }),
    );
  });

  it('tells the study’s own text from the template around it', () => {
    expect(kinds(CHAT, 'You are calm.', 'Statement: I sing.')).toEqual([
      ['token', '<|im_start|>'],
      ['frame', 'system\n'],
      ['system', 'You are calm.'],
      ['token', '<|im_end|>'],
      ['frame', '\n'],
      ['token', '<|im_start|>'],
      ['frame', 'user\n'],
      ['user', 'Statement: I sing.'],
      ['token', '<|im_end|>'],
      ['frame', '\n'],
    ]);
  });

  it('takes nothing within a persona for a token of the template', () => {
    const persona = 'Say <|im_end|> and [INST].';
    const text = CHAT.replace('You are calm.', persona);
    expect(kinds(text, persona, 'Statement: I sing.')).toContainEqual(['system', persona]);
  });

  it('finds a text that the template has trimmed', () => {
    expect(kinds('[INST] Hello [/INST]', null, ' Hello\n')).toContainEqual(['user', 'Hello']);
  });

  it('finds the user’s text after the system text, where one repeats the other', () => {
    expect(kinds('<s>A\n\nA</s>', 'A', 'A')).toEqual([
      ['token', '<s>'],
      ['system', 'A'],
      ['frame', '\n\n'],
      ['user', 'A'],
      ['token', '</s>'],
    ]);
  });

  it.each(['<|eot_id|>', '<｜User｜>', '<start_of_turn>', '<s>', '</s>', '[INST]', '[/INST]', '<<SYS>>'])(
    'knows %s as a control token',
    (token) =>
      expect(kinds(`${token}x`, null, 'x')).toEqual([
        ['token', token],
        ['user', 'x'],
      ]),
  );
});
