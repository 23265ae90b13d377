import { describe, expect, it } from 'vitest';
import { validateInstrument } from '../../../../../src/main/instruments/validate.js';
import { cells, planStudy } from '../../../../../src/main/studies/plan.js';
import { plannedInstruments } from '../../../../../src/shared/domain/planned-instruments.js';
import { identityDesign, identityStudyOf, library } from '../identity-study.js';

const ARM = { arms: ['answer-only'], confidence: true };
const headlines = { instruments: ['headlines-20'], identity: ARM };
const sampledMode = { mode: 'sampled', runs: 2 };

const refusal = (changes: Readonly<Record<string, unknown>>): string => {
  try {
    identityStudyOf(changes);
    return '';
  } catch (thrown) {
    return (thrown as Error).message;
  }
};

describe('second turns of a plan', () => {
  it('follow every rating that a headline could be given, where probabilities are read', () => {
    const plan = identityStudyOf(headlines);
    const [rated, second] = plan.instruments;
    expect(plan.instruments.map(({ id }) => id)).toEqual(plannedInstruments(plan.design));
    expect(second!.items).toHaveLength(rated!.items.length * rated!.options.length);
    expect(second!.items[1]!.after).toEqual({
      instrument: 'headlines-20',
      item: rated!.items[0]!.id,
      option: 1,
    });
    expect(plan.expectedPerSubject).toBe(plan.conditions.length * 2 * (20 + 120));
  });

  it('come once a headline where answers are sampled', () => {
    const plan = identityStudyOf({ ...headlines, administration: sampledMode });
    expect(plan.instruments[1]!.items).toHaveLength(20);
    expect(plan.instruments[1]!.items[0]!.after).toEqual({
      instrument: 'headlines-20',
      item: plan.instruments[0]!.items[0]!.id,
    });
    const [cell] = [...cells(plan)].filter(({ instrument }) => instrument.task?.kind === 'confidence');
    expect(cell!.prompt.history).toBeUndefined();
  });

  it('have the first turn before them, with the label of the rating in either order', () => {
    const asked = [...cells(identityStudyOf(headlines))].filter(
      ({ condition, item }) =>
        condition.id === 'default:none@answer-only' && item.id === 'headlines-20.space-true.6',
    );
    expect(asked.map(({ way, prompt }) => [way.order, prompt.history?.[0]?.assistant])).toEqual([
      ['forward', '6'],
      ['reversed', '1'],
    ]);
    const [{ prompt }] = asked as [(typeof asked)[0]];
    expect(prompt.history![0]!.user).toMatch(/^Is the headline true or false\?[^]*Venus takes longer/);
    expect(prompt.user).toBe(
      [
        'How sure are you of that answer? Choose one option.',
        '1 = Not at all sure',
        '2 = Hardly sure',
        '3 = Rather unsure',
        '4 = Half sure',
        '5 = Rather sure',
        '6 = Very sure',
        '7 = Completely sure',
        'Give the number of your answer.',
      ].join('\n'),
    );
  });

  it('are asked for in letters by the other template', () => {
    const [first] = [...cells(identityStudyOf({ ...headlines, templates: ['judgement-letters'] }))].filter(
      ({ instrument }) => instrument.task?.kind === 'confidence',
    );
    expect(first!.prompt.history![0]!.assistant).toBe('A');
    expect(first!.prompt.user).toMatch(
      /^Say how sure you are of the answer that you gave\.\n\nOptions:\nA\. Not at all sure/,
    );
  });

  it('make another study, and change none that does not ask', () => {
    expect(identityStudyOf(headlines).planHash).not.toBe(
      identityStudyOf({ ...headlines, identity: { arms: ['answer-only'] } }).planHash,
    );
    const without = new Map(
      [...library.templates].map(([id, template]) => {
        const { confidence, ...text } = template.text['en']!;
        void confidence;
        return [id, { ...template, text: { ...template.text, en: text } }] as const;
      }),
    );
    const design = identityDesign({ instruments: ['headlines-20'] });
    expect(planStudy(design, { ...library, templates: without }, { quick: false }).planHash).toBe(
      planStudy(design, library, { quick: false }).planHash,
    );
  });

  it.each([
    [{ ...headlines, instruments: ['evidence-tables-60'] }, 'has no headlines'],
    [{ ...headlines, templates: ['statement'] }, 'does not say how to ask for confidence'],
  ])('are refused where they cannot be asked: %j', (changes, message) => {
    expect(refusal(changes)).toContain(message);
  });

  it('stand in no instrument file', () => {
    const [, second] = identityStudyOf(headlines).instruments;
    expect(() => validateInstrument(second, 'second.json')).toThrow(
      /second turns, which a study makes itself/,
    );
  });
});
