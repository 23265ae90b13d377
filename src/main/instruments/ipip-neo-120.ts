import questionBank from '@bigfive-org/questions';
import type { Instrument, Item, Scale } from '../../shared/domain/instrument.js';
import type { Localised } from '../../shared/domain/text.js';
import { MettleError } from '../../shared/errors.js';
import { describeTranslation, OWN_OPTIONS } from './ipip-translations.js';
import { ipipNorms } from './norms/ipip-neo-120-norms.js';
import { validateInstrument } from './validate.js';

/** The identifier under which the instrument is known. */
export const IPIP_NEO_120_ID = 'ipip-neo-120';

const SOURCE = '@bigfive-org/questions 1.3.3';

/** Names as published for the IPIP-NEO (Johnson 2014), facets in their numbered order. */
const DOMAINS = [
  {
    id: 'N',
    name: 'Neuroticism',
    low: 'Emotionally stable',
    high: 'Neurotic',
    facets: ['Anxiety', 'Anger', 'Depression', 'Self-Consciousness', 'Immoderation', 'Vulnerability'],
  },
  {
    id: 'E',
    name: 'Extraversion',
    low: 'Introverted',
    high: 'Extraverted',
    facets: [
      'Friendliness',
      'Gregariousness',
      'Assertiveness',
      'Activity Level',
      'Excitement-Seeking',
      'Cheerfulness',
    ],
  },
  {
    id: 'O',
    name: 'Openness to Experience',
    low: 'Conventional',
    high: 'Open',
    facets: [
      'Imagination',
      'Artistic Interests',
      'Emotionality',
      'Adventurousness',
      'Intellect',
      'Liberalism',
    ],
  },
  {
    id: 'A',
    name: 'Agreeableness',
    low: 'Antagonistic',
    high: 'Agreeable',
    facets: ['Trust', 'Morality', 'Altruism', 'Cooperation', 'Modesty', 'Sympathy'],
  },
  {
    id: 'C',
    name: 'Conscientiousness',
    low: 'Undisciplined',
    high: 'Conscientious',
    facets: [
      'Self-Efficacy',
      'Orderliness',
      'Dutifulness',
      'Achievement-Striving',
      'Self-Discipline',
      'Cautiousness',
    ],
  },
] as const;

/** The package types its choices loosely; they are lists of score and text by keying. */
interface PackagedChoice {
  readonly score: number;
  readonly text: string;
}

/**
 * The IPIP-NEO-120 (Johnson 2014, Journal of Research in Personality 51, 78-89): 5 domains, 30 facets of 4 items, item text,
 * choices and keying from `@bigfive-org/questions` in every language it has. An item counts on its facet and on its domain.
 * Items are `i001` to `i120` in the published order. Scores are before keying (1 Very Inaccurate to 5 Very Accurate), so the
 * package's reversed scores for minus-keyed items are not used. Surrounding white space in translations is removed. Where a
 * translation leaves the response options in English, they are ours (`OWN_OPTIONS`), and `translations` says so.
 * Throws `INVALID_INSTRUMENT` when a language of the package does not hold the same items with the same keying.
 */
export function buildIpipNeo120(): Instrument {
  const english = questionBank.getQuestions('en');
  const languages = questionBank
    .getInfo()
    .languages.map((language) => language.id)
    .sort();
  const itemTexts: Record<string, string>[] = english.map(() => ({}));
  const optionTexts = new Map<number, Record<string, string>>();
  for (const language of ['en', ...languages.filter((id) => id !== 'en')]) {
    const questions = questionBank.getQuestions(language);
    english.forEach((reference, index) => {
      const question = questions[index];
      const texts = itemTexts[index];
      if (
        texts === undefined ||
        question?.id !== reference.id ||
        question.keyed !== reference.keyed ||
        question.domain !== reference.domain ||
        question.facet !== reference.facet
      ) {
        throw new MettleError(
          'INVALID_INSTRUMENT',
          `${SOURCE}: item ${index + 1} in language "${language}" is not the English item or is keyed differently.`,
          { hint: 'Install the pinned version of the package.' },
        );
      }
      texts[language] = question.text.trim();
    });
    for (const choice of plusChoices(language)) {
      const texts = optionTexts.get(choice.score) ?? {};
      texts[language] = OWN_OPTIONS[language]?.[choice.score - 1] ?? choice.text.trim();
      optionTexts.set(choice.score, texts);
    }
  }
  const items = english.map((question, index): Item => {
    const sign = question.keyed === 'plus' ? 1 : -1;
    return {
      id: `i${String(index + 1).padStart(3, '0')}`,
      text: itemTexts[index] as Localised,
      keys: [
        { scale: question.domain, sign },
        { scale: `${question.domain}${question.facet}`, sign },
      ],
    };
  });
  const options = [...optionTexts].sort(([a], [b]) => a - b).map(([score, text]) => ({ score, text }));
  return validateInstrument(
    {
      schemaVersion: 1,
      id: IPIP_NEO_120_ID,
      name: 'IPIP-NEO-120',
      version: '1.3.3',
      description:
        'Five domains and thirty facets of the five-factor model, 120 items from the International Personality Item Pool.',
      licence: 'Public domain (items); MIT (package)',
      citation:
        'Johnson, J. A. (2014). Measuring thirty facets of the Five Factor Model with a 120-item public domain inventory: Development of the IPIP-NEO-120. Journal of Research in Personality, 51, 78-89. Items: International Personality Item Pool (Goldberg, L. R.), ipip.ori.org. Text, translations and keying: @bigfive-org/questions 1.3.3.',
      url: 'https://ipip.ori.org',
      options,
      scales: scales(),
      items,
      norms: ipipNorms(),
      translations: languages
        .filter((language) => language !== 'en')
        .map((language) =>
          describeTranslation({
            language,
            texts: items.map(({ text }) => text[language] ?? ''),
            english: items.map(({ text }) => text['en'] ?? ''),
          }),
        ),
    },
    SOURCE,
  );
}

function scales(): Scale[] {
  return DOMAINS.flatMap((domain): Scale[] => [
    {
      id: domain.id,
      name: domain.name,
      kind: 'domain',
      low: { name: domain.low },
      high: { name: domain.high },
    },
    ...domain.facets.map((name, index): Scale => ({
      id: `${domain.id}${index + 1}`,
      name,
      kind: 'facet',
      parent: domain.id,
      low: { name: `Low ${name}` },
      high: { name: `High ${name}` },
    })),
  ]);
}

/** The declared type (lists of strings by keying) does not match what the package returns. */
function plusChoices(language: string): readonly PackagedChoice[] {
  const choices = questionBank.getChoices(language) as unknown as Record<string, readonly PackagedChoice[]>;
  return choices.plus ?? [];
}
