import { beforeAll, describe, expect, it } from 'vitest';
import { draftDesignSchema, type DraftDesign } from '../../../../src/shared/contract/designs.js';
import { planDraft, requirePlan } from '../../../../src/main/laboratory/design/plan-draft.js';
import { firstStudyFile } from '../../../../src/main/library/example-study.js';
import { loadLibrary, type Library } from '../../../../src/main/library/load-library.js';
import { readDesignFile } from '../../../../src/main/studies/design-file.js';
import { placeOf } from '../../../../src/main/studies/issue-problems.js';
import { planStudy } from '../../../../src/main/studies/plan.js';

let library: Library;
let first: DraftDesign;
beforeAll(async () => {
  library = await loadLibrary();
  first = await readDesignFile(firstStudyFile());
});

const changed = (change: object): DraftDesign => draftDesignSchema.parse({ ...first, ...change });
const places = (change: object, quick = false): string[] =>
  planDraft(changed(change), library, quick).problems.map(
    ({ path, message }) => `${placeOf(path)} ${message}`,
  );

describe('planDraft', () => {
  it('plans what planStudy plans', () => {
    expect(planDraft(first, library, false)).toEqual({
      snapshot: planStudy(first, library, { quick: false }),
      problems: [],
    });
    expect(planDraft(first, library, true).snapshot?.expectedPerSubject).toBeLessThan(
      planDraft(first, library, false).snapshot?.expectedPerSubject ?? 0,
    );
  });

  it('plans a design without subjects, and says that they are missing', () => {
    const { snapshot, problems } = planDraft(changed({ subjects: [] }), library, false);
    expect(snapshot?.planHash).toBe(planStudy(first, library, { quick: false }).planHash);
    expect(problems).toEqual([{ path: ['subjects'], message: 'must hold at least 1 entry' }]);
    expect(requirePlan(changed({ subjects: [] }), library, false)).toEqual(snapshot);
  });

  it('names every list that is empty', () => {
    expect(places({ subjects: [], instruments: [], templates: [] })).toEqual([
      'subjects must hold at least 1 entry',
      'instruments must hold at least 1 entry',
      'templates must hold at least 1 entry',
    ]);
  });

  it('names every entry that stands twice', () => {
    expect(places({ templates: ['statement', 'statement'] })).toEqual(['templates[1] repeats "statement"']);
  });

  it('names every name that the library does not hold', () => {
    const conditions = {
      default: ['none', 'x1'],
      placebos: ['brick', 'x2'],
      personas: ['INTP', 'x3'],
      roles: ['x4'],
      rolePersonas: [
        { role: 'librarian', persona: 'x5' },
        { role: 'x6', persona: 'INTP' },
      ],
    };
    const found = places({ instruments: ['jungian-4x12', 'x7'], templates: ['x8'], conditions });
    expect(found.map((problem) => problem.split(' ')[0])).toEqual([
      'instruments[1]',
      'templates[0]',
      'conditions.default[1]',
      'conditions.placebos[1]',
      'conditions.personas[1]',
      'conditions.roles[0]',
      'conditions.rolePersonas[0].persona',
      'conditions.rolePersonas[1].role',
    ]);
    expect(found[0]).toBe('instruments[1] names the instrument "x7", which is not in the library');
  });

  it.each(['__proto__', 'constructor', 'toString'])('does not know the name %s', (id) => {
    expect(places({ instruments: [id === '__proto__' ? 'x' : id] })[0]).toContain('not in the library');
  });

  it('says what else keeps the plan from being made', () => {
    expect(places({ conditions: { ...first.conditions, wordings: ['nowhere'] } })).toEqual([
      expect.stringMatching(/^conditions .*wordings/),
    ]);
    expect(places({ language: 'qq' })).toEqual([expect.stringContaining('no text in language "qq"')]);
  });

  it('is refused with every problem where a plan is needed', () => {
    expect(() => requirePlan(changed({ instruments: [], templates: ['x'] }), library, false)).toThrow(
      expect.objectContaining({
        code: 'INVALID_STUDY',
        message:
          'The design is not ready: instruments must hold at least 1 entry; ' +
          'templates[0] names the template "x", which is not in the library.',
      }),
    );
  });
});
