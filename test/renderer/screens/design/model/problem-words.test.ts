import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../../src/main/library/load-library.js';
import { planDraft } from '../../../../../src/main/laboratory/design/plan-draft.js';
import { placeOf } from '../../../../../src/main/studies/issue-problems.js';
import type { DraftDesign } from '../../../../../src/shared/contract/designs.js';
import { problemSentence } from '../../../../../src/renderer/screens/design/model/problem-words.js';
import { factorLevelsSchema } from '../../../../../src/shared/domain/specification.js';
import { content } from '../draft-content-fixture.js';

describe('a problem in words', async () => {
  const library = await loadLibrary();
  const told = (changes: Partial<DraftDesign>): string[] =>
    planDraft(content(changes).design, library, false).problems.map(({ path, message }) =>
      problemSentence({ place: placeOf(path), message }),
    );

  it('asks for what is missing', () => {
    expect(told({ subjects: [], instruments: [], templates: [] })).toEqual([
      'Choose at least one subject.',
      'Choose at least one instrument.',
      'Choose at least one template.',
    ]);
  });

  it('says where something is that the library does not hold', () => {
    const { conditions } = content().design;
    expect(told({ conditions: { ...conditions, personas: ['XXXX'] } })).toEqual([
      'The choice of personas names the persona "XXXX", which is not in the library.',
    ]);
    expect(told({ templates: ['statement', 'gone'] })).toEqual([
      'Template 2 names the template "gone", which is not in the library.',
    ]);
  });

  it('counts from one, as people do', () => {
    expect(problemSentence({ place: 'subjects[1]', message: 'is the same file as subjects[0]' })).toBe(
      'Subject 2 is the same file as subject 1.',
    );
  });

  it('leaves sentences as they are, but for the places in them', () => {
    const [sentence] = told({
      conditions: { ...content().design.conditions, wordings: ['nobody-has-this'] },
    });
    expect(sentence).toMatch(
      /^No chosen persona has a wording for the choice of wordings "nobody-has-this"\./,
    );
  });

  it('says in the words of the page what a study file would say', () => {
    const { conditions } = content().design;
    expect(told({ conditions: { ...conditions, personas: [], matched: ['placebo'] } })).toEqual([
      'The choice of texts of matched length needs a persona whose length can be matched.',
    ]);
    const thinking = factorLevelsSchema.parse({ thinking: ['on'] });
    expect(told({ kind: 'specification', specification: thinking })[0]).toMatch(
      /^As a factor, thinking can be on in sampled mode alone/,
    );
    expect(told({ instruments: ['open-replies-10'] })[0]).toMatch(/Let the subjects answer, or/);
  });

  it('always ends', () => {
    expect(problemSentence({ place: '', message: 'holds no cells' })).toBe('The design holds no cells.');
    expect(problemSentence({ place: 'odd.place', message: 'is odd' })).toBe('odd.place is odd.');
  });
});
