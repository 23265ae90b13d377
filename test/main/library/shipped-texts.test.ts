import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateExperiment } from '../../../src/main/instruments/experiments/validate.js';
import { scaleItems } from '../../../src/main/instruments/scoring.js';
import { validateInstrument } from '../../../src/main/instruments/validate.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { resourcesFolder } from '../../../src/main/library/resources-folder.js';
import { validatePopulation } from '../../../src/main/personas/sources/validate-population.js';
import { validatePersonaFile, validateTemplateFile } from '../../../src/main/personas/validate.js';

const library = await loadLibrary();
const shipped = async (file: string): Promise<Record<string, { id: string }[]>> =>
  JSON.parse(await readFile(join(resourcesFolder(), file), 'utf8')) as Record<string, { id: string }[]>;
/** Roles of everyday work; those that ship beside them have a test of their own. */
const occupations = (
  await Promise.all(['roles', 'occupations'].map((name) => shipped(`personas/${name}.json`)))
)
  .flatMap(({ roles = [] }) => roles)
  .map(({ id }) => library.roles.get(id)!);
/** Templates for statements about oneself, likewise. */
const statements = (await shipped('templates/templates.json'))['templates']!.map(({ id }) =>
  library.templates.get(id)!,
);
const jungian = library.instruments.get('jungian-4x12')!;
const personas = [...library.personas.values()];
const wordCount = (text: string): number => text.trim().split(/\s+/).length;
const textsOf = (entries: Iterable<{ wordings: readonly { id: string; text: Record<string, string> }[] }>) =>
  [...entries].flatMap((entry) =>
    entry.wordings.map((wording) => ({ id: wording.id, text: wording.text.en! })),
  );

describe('every shipped file', async () => {
  const validators = {
    instruments: validateInstrument,
    personas: validatePersonaFile,
    templates: validateTemplateFile,
    populations: validatePopulation,
    experiments: validateExperiment,
  };
  const files: [keyof typeof validators, string][] = [];
  for (const folder of Object.keys(validators) as (keyof typeof validators)[]) {
    for (const name of await readdir(join(resourcesFolder(), folder))) files.push([folder, name]);
  }
  it.each(files)('%s/%s validates', async (folder, name) => {
    const raw: unknown = JSON.parse(await readFile(join(resourcesFolder(), folder, name), 'utf8'));
    expect(() => validators[folder](raw, name)).not.toThrow();
  });
});

describe('the Jungian instrument', () => {
  it('has 12 items an axis, half keyed towards each pole', () => {
    expect(jungian.scales.map((scale) => [scale.id, scale.low.letter, scale.high.letter])).toEqual([
      ['EI', 'I', 'E'],
      ['SN', 'S', 'N'],
      ['TF', 'T', 'F'],
      ['JP', 'P', 'J'],
    ]);
    for (const scale of jungian.scales) {
      const signs = scaleItems(jungian, scale.id).map(({ sign }) => sign);
      expect(signs.filter((sign) => sign === 1)).toHaveLength(6);
      expect(signs.filter((sign) => sign === -1)).toHaveLength(6);
    }
    expect(jungian.items).toHaveLength(48);
  });

  it('has short, different statements in the first person, and none of the IPIP-NEO-120', () => {
    const statements = jungian.items.map((item) => item.text.en!);
    const plain = (text: string): string => text.toLowerCase().replace(/^i /, '').replace(/\.$/, '');
    const taken = new Set(library.instruments.get('ipip-neo-120')!.items.map((item) => plain(item.text.en!)));
    for (const statement of statements) {
      expect(statement).toMatch(/^I /);
      expect(wordCount(statement)).toBeGreaterThanOrEqual(3);
      expect(wordCount(statement)).toBeLessThanOrEqual(9);
      expect(taken.has(plain(statement))).toBe(false);
    }
    expect(new Set(statements.map(plain)).size).toBe(48);
  });

  it('says what it is not', () => {
    expect(jungian.description).toContain('not the MBTI');
    expect(jungian.description).toContain('without human norms');
  });
});

describe('the types', () => {
  it('are the sixteen, with targets that follow their letters', () => {
    const letters = ['EI', 'SN', 'TF', 'JP'].map((_, axis) => [...'ISTP'][axis]! + [...'ENFJ'][axis]!);
    const expected = [0, 1, 2, 3].reduce(
      (types, axis) => types.flatMap((type) => [...letters[axis]!].map((letter) => type + letter)),
      [''],
    );
    expect(personas.map((persona) => persona.id).sort()).toEqual(expected.sort());
    for (const { id, type, targets } of personas) {
      expect(type).toBe(id);
      const levels = [...'ENFJ'].map((high, axis) => (id[axis] === high ? 1 : 0));
      const [EI, SN, TF, JP] = levels;
      expect(targets).toEqual({
        'jungian-4x12': { EI, SN, TF, JP },
        'ipip-neo-120': { E: EI, O: SN, A: TF, C: JP },
      });
    }
  });

  it('have four wordings of the length and person named, the last held out', () => {
    for (const { wordings } of personas) {
      expect(wordings.map(({ id, heldOut }) => [id, heldOut])).toEqual([
        ['described', false],
        ['brief', false],
        ['first-person', false],
        ['narrative', true],
      ]);
      for (const { id, text } of wordings) {
        const [low, high] = id === 'brief' ? [15, 25] : [35, 60];
        expect(wordCount(text.en!)).toBeGreaterThanOrEqual(low);
        expect(wordCount(text.en!)).toBeLessThanOrEqual(high);
      }
      expect(wordings[0]!.text.en).toMatch(/^You are /);
      expect(wordings[1]!.text.en).toMatch(/^You are /);
      expect(wordings[2]!.text.en).toMatch(/^I am /);
      expect(wordings[3]!.text.en).toMatch(/the (\w+ )?person you play/i);
    }
  });

  it('describe behaviour: no letter code, no label, no two alike', () => {
    const texts = textsOf(personas).map(({ text }) => text);
    for (const text of texts) {
      expect(text).not.toMatch(/\b[EI][SN][TF][JP]\b/);
      expect(text).not.toMatch(/introver|extraver|extrover|judging|perceiving|myers|mbti/i);
    }
    expect(new Set(texts).size).toBe(64);
  });

  it('let each pole be told from the words of the trained wordings, on wordings held out', () => {
    const wrong = [...'ENFJ'].flatMap((letter, axis) => {
      const weights = poleWeights(letter, axis);
      return personas.flatMap(({ id, wordings }) => {
        const words = vocabulary(wordings.find(({ heldOut }) => heldOut)!.text.en!);
        const evidence = [...words].reduce((total, word) => total + (weights.get(word) ?? 0), 0);
        return evidence > 0 === (id[axis] === letter) ? [] : [`${id}, ${letter}`];
      });
    });
    expect(wrong).toEqual([]);
  });
});

describe('roles, placebos and neutral texts', () => {
  it('keep roles to duties of 12 to 30 words, beginning with the plain wording', () => {
    for (const { wordings, reason } of occupations) {
      expect(reason).not.toBe('');
      const [plain, ...others] = wordings.map(({ id, heldOut }) => [id, heldOut]);
      expect(plain).toEqual(['plain', false]);
      expect(others).toEqual(others.length === 0 ? [] : [['narrative', true]]);
      for (const { text } of wordings) {
        expect(wordCount(text.en!)).toBeGreaterThanOrEqual(12);
        expect(wordCount(text.en!)).toBeLessThanOrEqual(30);
      }
    }
  });

  it('keep placebos within the length of the full persona texts', () => {
    const full = textsOf(personas)
      .filter(({ id }) => id !== 'brief')
      .map(({ text }) => wordCount(text));
    for (const { text } of textsOf(library.placebos.values())) {
      expect(wordCount(text)).toBeGreaterThanOrEqual(Math.min(...full));
      expect(wordCount(text)).toBeLessThanOrEqual(Math.max(...full));
    }
  });

  it('use no word of trait in them', () => {
    const traits =
      /quiet|reserved|private|alone|outgoing|sociable|talkative|lively|practical|realistic|imaginative|curious|logical|analytical|blunt|warm|kind|gentle|caring|feeling|organi[sz]ed|orderly|tidy|punctual|spontaneous|flexible|improvis|careful|friendly|patient/i;
    for (const kind of [occupations, library.placebos.values(), library.neutrals.values()]) {
      for (const { text } of textsOf(kind)) expect(text).not.toMatch(traits);
    }
  });
});

describe('the templates', () => {
  const templates = statements;

  it('are four trained and two held out, with numbers and letters in both', () => {
    const styles = (heldOut: boolean): string[] =>
      templates.filter((template) => template.heldOut === heldOut).map((template) => template.labels);
    expect(styles(false)).toHaveLength(4);
    expect(styles(true)).toHaveLength(2);
    for (const heldOut of [false, true])
      expect(new Set(styles(heldOut))).toEqual(new Set(['numbers', 'letters']));
  });

  it('ask for the label alone, and hold no word of one response scale', () => {
    for (const { labels, text } of templates) {
      const { user: frame, answers } = text.en!;
      const user = frame.replace('{answer}', answers![labels]);
      expect(user.split('\n').at(-1)).toMatch(labels === 'numbers' ? /number/ : /letter/);
      expect(user).toMatch(/\bonly\b/i);
      expect(user).not.toMatch(/agree|accura|true|five|scale/i);
    }
  });

  it('have the item before the options in one trained template alone', () => {
    const itemFirst = templates.filter(({ text }) => {
      const user = text.en!.user;
      return user.indexOf('{item}') < user.indexOf('{options}');
    });
    expect(itemFirst.map((template) => [template.id, template.heldOut])).toEqual([['interview', false]]);
  });
});

function vocabulary(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z'-]+/g));
}

/** Log odds of each word for the high pole of an axis, from the trained wordings (naive Bayes, 0.3 added to each count). */
function poleWeights(high: string, axis: number): Map<string, number> {
  const counts = new Map<string, [number, number]>();
  for (const { id, wordings } of personas) {
    for (const wording of wordings.filter(({ heldOut }) => !heldOut)) {
      for (const word of vocabulary(wording.text.en!)) {
        const count = counts.get(word) ?? [0, 0];
        count[id[axis] === high ? 1 : 0] += 1;
        counts.set(word, count);
      }
    }
  }
  return new Map([...counts].map(([word, [low, up]]) => [word, Math.log((up + 0.3) / (low + 0.3))]));
}
