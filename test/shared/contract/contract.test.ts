import { describe, expect, it } from 'vitest';
import { CALL_NAMES, CALLS } from '../../../src/shared/contract/contract.js';
import { errorShapeSchema, replySchema } from '../../../src/shared/contract/definition.js';
import { EVENT_NAMES, EVENTS } from '../../../src/shared/contract/events.js';
import { ERROR_CODES, MettleError } from '../../../src/shared/errors.js';

describe('calls', () => {
  it('are named by feature and verb', () => {
    expect(CALL_NAMES.filter((name) => !/^[a-z]+\.[a-z][A-Za-z]*$/.test(name))).toEqual([]);
  });

  it.each(CALL_NAMES)('%s takes an object and nothing that it does not know', (name) => {
    const { input } = CALLS[name];
    expect(input.safeParse(null).success).toBe(false);
    expect(input.safeParse('text').success).toBe(false);
    const issues = input.safeParse({ unexpected: 1 }).error?.issues ?? [];
    // Of a choice between objects, none may take it.
    const choices = issues.flatMap((issue) => (issue.code === 'invalid_union' ? issue.errors : [issues]));
    expect(choices.length).toBeGreaterThan(0);
    for (const choice of choices) {
      expect(choice.map(({ code }) => code)).toContain('unrecognized_keys');
    }
  });

  it.each(CALL_NAMES)('%s gives an object', (name) => {
    expect(CALLS[name].output.safeParse(undefined).success).toBe(false);
    expect(CALLS[name].output.safeParse([]).success).toBe(false);
  });
});

describe('replies', () => {
  it('carry every error that there is, and its hint', () => {
    for (const code of ERROR_CODES) {
      const error = new MettleError(code, 'What is wrong.', {
        hint: 'What to do.',
        cause: new Error('secret'),
      });
      const sent: unknown = JSON.parse(JSON.stringify({ ok: false, error: error.toShape() }));
      expect(replySchema.parse(sent)).toEqual({
        ok: false,
        error: { code, message: 'What is wrong.', hint: 'What to do.' },
      });
    }
  });

  it.each([
    {},
    { ok: true, error: { code: 'INTERNAL', message: '' } },
    { ok: false, value: 1 },
    { ok: false, error: { code: 'UNHEARD_OF', message: '' } },
    { ok: 'true', value: 1 },
  ])('are refused where they are none: %j', (sent) => {
    expect(replySchema.safeParse(sent).success).toBe(false);
  });

  it('hold no stack', () => {
    const shape = { code: 'INTERNAL', message: 'm', stack: 'at /home' };
    expect(errorShapeSchema.safeParse(shape).success).toBe(false);
  });
});

describe('events', () => {
  it('are objects that know their properties', () => {
    for (const name of EVENT_NAMES) {
      const issues = EVENTS[name].safeParse({ unexpected: 1 }).error?.issues ?? [];
      expect(issues.some((issue) => issue.code === 'unrecognized_keys')).toBe(true);
    }
  });
});
