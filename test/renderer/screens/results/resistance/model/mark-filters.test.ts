import { describe, expect, it } from 'vitest';
import {
  conditionOnScale,
  defaultAnswers,
  gateResponses,
  personaRequests,
  requestedType,
  restingOn,
  typeRequests,
  wholeScale,
} from '../../../../../../src/renderer/screens/results/resistance/model/mark-filters.js';
import { responseFilterSchema } from '../../../../../../src/shared/contract/responses.js';
import { syntheticView } from '../synthetic-view.js';

const view = syntheticView({ role: 'nurse' });
const subject = view.subject.sha256;

describe('the responses behind a mark', () => {
  it('are one condition’s on one scale', () => {
    const place = { condition: 'persona:INTP:described', instrument: 'axes', scale: 'EI' };
    expect(conditionOnScale(view, place)).toEqual({
      filter: { subject, conditions: ['persona:INTP:described'], instrument: 'axes', scale: 'EI' },
      title: 'pliant, INTP, EI',
    });
  });

  it('are those of all conditions that ask for a type', () => {
    const row = view.views.personaMap!.rows[0]!;
    expect(requestedType(view, row).filter).toEqual({
      subject,
      conditions: row.conditions,
      instrument: 'axes',
    });
  });

  it('are the against-default persona conditions that a resistance rests on, each once, without role conditions', () => {
    const { filter } = restingOn(
      view,
      ({ scale }) => scale === 'EI',
      { instrument: 'axes', scale: 'EI' },
      'EI',
    );
    const asked = view.result.adoption.cells.filter(
      ({ kind, direction, scale }) => kind === 'persona' && direction === 'against' && scale === 'EI',
    );
    expect(filter.conditions).toHaveLength(8);
    expect(filter.conditions).toEqual(asked.map(({ condition }) => condition));
  });

  it('are without the default’s own type where type adoption is', () => {
    const { conditions = [] } = typeRequests(view).filter;
    expect(conditions).toHaveLength(15);
    expect(conditions.some((condition) => condition.includes(view.result.default.type!))).toBe(false);
  });

  it('are the default’s reference conditions', () => {
    expect(defaultAnswers(view, { instrument: 'axes', scale: 'SN' }).filter).toEqual({
      subject,
      conditions: ['default:none'],
      instrument: 'axes',
      scale: 'SN',
    });
  });

  it('are the answers that fail a check of the gate where these can be told', () => {
    expect(gateResponses(view, 'refusal-rate').filter.outcomes).toEqual(['refusal']);
    expect(gateResponses(view, 'parse-rate').filter.outcomes).toEqual(['unparsed', 'truncated']);
    expect(gateResponses(view, 'order-effect').filter).toEqual({ subject });
  });

  it('pass the contract’s own check, whichever mark', () => {
    for (const { filter } of [
      wholeScale(view, { instrument: 'axes', scale: 'EI' }),
      personaRequests(view, 'against'),
      personaRequests(view, 'with'),
      typeRequests(view),
      defaultAnswers(view),
    ]) {
      expect(responseFilterSchema.parse(filter)).toEqual(filter);
    }
  });
});
