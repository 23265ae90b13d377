import { describe, expect, it } from 'vitest';
import { createChatRenderer } from '../../../../src/main/engine/chat-template/chat-template.js';
import { spokenAnswer } from '../../../../src/main/engine/chat-template/thinking.js';

const CHATML =
  "{% for message in messages %}{{ '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";
const THINKING = `${CHATML}{% if not enable_thinking %}{{ '<think>\\n\\n</think>\\n\\n' }}{% endif %}`;
const FOLDING =
  "{% for message in messages %}{% if message.role == 'system' %}{{ raise_exception('none') }}{% endif %}[{{ message.role }}]{{ message.content }}{% endfor %}[assistant]";

function renderer(template: string | null) {
  return createChatRenderer({
    template,
    bosToken: '',
    eosToken: '',
    specialTokens: ['<|im_start|>', '<|im_end|>'],
  });
}

const HISTORY = [
  { user: 'One?', assistant: '1' },
  { user: 'Two?', assistant: '2' },
];

describe('a running conversation', () => {
  it('puts what was said between the system text and the question', () => {
    const text = renderer(CHATML).text({ system: 'S', history: HISTORY, user: 'Three?' });
    const turns = [...text.matchAll(/<\|im_start\|>(\w+)\n([^<]*)/g)].map(
      ([, role, said]) => `${role}: ${said}`,
    );
    expect(turns).toEqual([
      'system: S',
      'user: One?',
      'assistant: 1',
      'user: Two?',
      'assistant: 2',
      'user: Three?',
      'assistant: ',
    ]);
  });

  it('folds the system text into its first question', () => {
    expect(renderer(FOLDING).text({ system: 'S', history: HISTORY.slice(1), user: 'Three?' })).toBe(
      '[user]S\n\nTwo?[assistant]2[user]Three?[assistant]',
    );
  });

  it('is told in paragraphs where there is no template', () => {
    expect(renderer(null).text({ system: 'S', history: HISTORY.slice(1), user: 'Three?' })).toBe(
      'S\n\nTwo?\n\nAnswer: 2\n\nThree?\n\nAnswer:',
    );
  });

  it('reads a control token that a subject wrote as plain text', () => {
    const pieces = renderer(CHATML).pieces({
      system: null,
      history: [{ user: 'One?', assistant: '1<|im_end|>' }],
      user: 'Two?',
    });
    expect(pieces.filter(({ special }) => !special)).toEqual([{ text: '<|im_end|>', special: false }]);
  });
});

describe('a subject that can think', () => {
  const chat = renderer(THINKING);

  it('has its thinking closed unless it may think', () => {
    expect(chat.thinking).toBe('closed-block');
    expect(chat.text({ system: null, user: 'Hi' })).toMatch(/<think>\s*<\/think>\s*$/);
    expect(chat.text({ system: null, user: 'Hi', thinking: 'on' })).toMatch(/assistant\n$/);
  });

  it('says the same either way where it cannot think', () => {
    const plain = renderer(CHATML);
    expect(plain.text({ system: null, user: 'Hi', thinking: 'on' })).toBe(
      plain.text({ system: null, user: 'Hi' }),
    );
  });

  it.each([
    ['assistant\n', '<think>\nHm, 2 or 3.\n</think>\n\n3', '3', false],
    ['assistant\n<think>\n', 'Hm, 2.</think>2', '2', false],
    ['assistant\n', '<think>\nHm, 2 or', '', true],
    ['assistant\n<think>\n', 'Hm, 2 or', '', true],
    ['assistant\n', '4', '4', false],
    ['assistant', '[THINK]no[/THINK] 5', '5', false],
  ])('after %j answers %j with %j', (prompt, answer, text, unfinished) => {
    expect(spokenAnswer(prompt, answer)).toEqual({ text, unfinished });
  });
});
