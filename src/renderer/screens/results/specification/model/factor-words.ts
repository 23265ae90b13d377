import type { StudyDetail } from '../../../../../shared/contract/studies.js';
import { languageInfo } from '../../../../../shared/domain/languages.js';
import type { Factor } from '../../../../../shared/domain/specification.js';

/** The factors of administration as they stand on the page. */
export const FACTOR_NAMES: Readonly<Record<Factor, string>> = {
  template: 'Template',
  labels: 'Option labels',
  order: 'Option order',
  language: 'Language',
  itemOrder: 'Item order',
  context: 'Context',
  thinking: 'Thinking',
  temperature: 'Temperature',
};

const LEVEL_NAMES: Readonly<Partial<Record<Factor, Readonly<Record<string, string>>>>> = {
  labels: { numbers: 'Numbers', letters: 'Letters', words: 'Words' },
  order: { forward: 'Forward', reversed: 'Reversed' },
  itemOrder: { published: 'As published', shuffled: 'Shuffled' },
  context: { fresh: 'Fresh', conversation: 'Conversation' },
  thinking: { off: 'Off', on: 'On' },
};

/** A factor's level in words; templates by their names, languages by their English ones. */
export function levelName(
  factor: Factor,
  level: string,
  { templates }: Pick<StudyDetail, 'templates'>,
): string {
  if (factor === 'template') return templates.find(({ id }) => id === level)?.name ?? level;
  if (factor === 'language') return languageInfo(level).name;
  return LEVEL_NAMES[factor]?.[level] ?? level;
}

/** A factor by its name where one knows it, for factors that are told apart or not by name alone. */
export function factorName(name: string): string {
  return name in FACTOR_NAMES ? FACTOR_NAMES[name as Factor] : name;
}

/** A sentence on the factors that a study keeps at one level. */
export function fixedWords(
  fixed: readonly { readonly factor: Factor; readonly level: string }[],
  detail: Pick<StudyDetail, 'templates'>,
): string {
  const kept = fixed.map(({ factor, level }) => {
    const name = levelName(factor, level, detail);
    // The names of templates and languages are names within a sentence too.
    const named = factor === 'template' || factor === 'language';
    return `${FACTOR_NAMES[factor].toLowerCase()} ${named ? name : name.toLowerCase()}`;
  });
  return kept.length === 0
    ? 'Every factor of administration is varied.'
    : `The same in every specification: ${kept.join(', ')}.`;
}
