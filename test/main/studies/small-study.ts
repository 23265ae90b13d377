import type { Library } from '../../../src/main/library/load-library.js';
import { validateDesign } from '../../../src/main/studies/design-file.js';
import type { Instrument } from '../../../src/shared/domain/instrument.js';
import type { StudyDesign } from '../../../src/shared/domain/study.js';

const instrument: Instrument = {
  schemaVersion: 1,
  id: 'small',
  name: 'Small',
  version: '1',
  description: 'For tests.',
  licence: 'CC0-1.0',
  citation: 'none',
  format: 'rating',
  options: [1, 2, 3].map((score) => ({ score, text: { en: `option ${score}` } })),
  scales: [
    {
      id: 'EI',
      name: 'Extraversion',
      kind: 'axis',
      low: { name: 'introverted', letter: 'I' },
      high: { name: 'extraverted', letter: 'E' },
    },
  ],
  items: Array.from({ length: 6 }, (_, position) => ({
    id: `i${position}`,
    text: { en: `Statement ${position}.` },
    keys: [{ scale: 'EI', sign: position % 2 === 0 ? (1 as const) : (-1 as const) }],
  })),
};

function neutral(id: string): {
  id: string;
  name: string;
  wordings: { id: string; heldOut: boolean; text: { en: string } }[];
} {
  return { id, name: id, wordings: [{ id: 'a', heldOut: false, text: { en: `The text of ${id}.` } }] };
}

/** A library with one instrument of six items, two templates, one placebo, one neutral text and two personas. */
export function smallLibrary(): Library {
  const personas = [
    { ...neutral('quiet'), type: 'INTJ', targets: { small: { EI: 0 } } },
    { ...neutral('loud'), type: 'ENTJ', targets: { small: { EI: 1 } } },
  ];
  const templates = ['plain', 'other'].map((id) => ({
    id,
    name: id,
    heldOut: id === 'other',
    labels: 'numbers' as const,
    text: { en: { user: `${id}: {options}\n{item}`, option: '{label} {text}', separator: '\n' } },
  }));
  const byId = <Entry extends { id: string }>(entries: Entry[]): Map<string, Entry> =>
    new Map(entries.map((entry) => [entry.id, entry]));
  return {
    instruments: byId([instrument]),
    personas: byId(personas),
    roles: new Map(),
    placebos: byId([neutral('harbour')]),
    neutrals: byId([neutral('helpful')]),
    templates: byId(templates),
    populations: new Map(),
    experiments: new Map(),
    adjectives: {
      schemaVersion: 1,
      licence: 'CC0-1.0',
      citation: 'None.',
      traits: {
        E: [['quiet', 'loud']],
        A: [['cold', 'warm']],
        C: [['untidy', 'tidy']],
        N: [['calm', 'tense']],
        O: [['plain', 'curious']],
      },
    },
  };
}

/** A design over all of `smallLibrary`: 5 conditions x 2 templates x 2 orders x 6 items = 120 cells. */
export function smallDesign(changes: Record<string, unknown> = {}): StudyDesign {
  return validateDesign(
    {
      schemaVersion: 1,
      name: 'small-study',
      kind: 'resistance',
      seed: 7,
      subjects: ['one.gguf'],
      instruments: ['small'],
      templates: ['plain', 'other'],
      ...changes,
    },
    'small-study.json',
  );
}
