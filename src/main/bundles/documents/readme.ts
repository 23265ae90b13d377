import type { BundleContents } from '../contents.js';
import { BUNDLE_EXTENSION } from '../format/entries.js';
import { fileMeaning } from './file-meaning.js';
import { loadingSnippets } from './loading-snippets.js';
import { inline } from './markdown.js';

/** `README.md`: what is in a bundle, and how R and Python load it. `paths` are all its entries. */
export function readme(
  { manifest, departures, tables, findingsTables }: BundleContents,
  paths: readonly string[],
): string {
  const { study, counts, program } = manifest;
  const found = findingsTables.map(({ table }) => table.name);
  const snippets = loadingSnippets(`${study.name}${BUNDLE_EXTENSION}`, found);
  const lines = [
    `# ${inline(study.name)}`,
    '',
    ...(study.description === '' ? [] : [inline(study.description), '']),
    `A study of kind ${study.kind} in ${study.mode} mode, made with Mettle ${inline(program.version)}: ${counts.responses} responses of ${counts.subjects} subjects in ${counts.conditions} conditions.`,
    `The plan was locked on ${study.lockedAt.slice(0, 10)}; its SHA-256 is \`${study.planHash}\`.`,
    ...(study.partial ? ['', '**Partial: responses that the plan asks for are missing.**'] : []),
    '',
    '## Departures from the plan',
    '',
    ...departures.sentences.map((sentence) => `- ${inline(sentence)}`),
    '',
    '## Load it in R',
    '',
    '```r',
    ...snippets.r,
    '```',
    '',
    '## Load it in Python',
    '',
    '```python',
    ...snippets.python,
    '```',
    '',
    'Every column is described in `data/dictionary.csv`. An empty cell is a missing value, and neither R nor pandas tells it from',
    'an empty text: where `text_sha256` is there, an empty `text` is an answer without a word (or stays out of this bundle). R',
    'reads a carriage return within a text as the end of a line, and rounds a decimal now and then to the double beside the',
    'nearest one. Parquet holds every text and number as it is.',
    '',
    '## Files',
    '',
    ...paths.map((path) => `- \`${path}\`: ${fileMeaning(path, tables)}`),
    '',
    '## What stays out',
    '',
    ...manifest.leftOut.map((sentence) => `- ${inline(sentence)}`),
    '',
    '## What it means',
    '',
    'Scores are answers of language models to questionnaires that were made for people. They tell how a model answers under a',
    'prompt, not that it has a personality; norms of people are there for comparison only.',
  ];
  return `${lines.join('\n')}\n`;
}
