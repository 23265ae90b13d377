import { useState } from 'react';
import type { Population } from '../../../shared/domain/population.js';
import type { Language } from '../../../shared/domain/text.js';
import { formatCount } from '../../formatting/numbers.js';
import { LanguageText, languageLabel } from '../../ui/language-text.js';
import { NumberInput } from '../../ui/number-input.js';
import { Select } from '../../ui/select.js';
import { Tag } from '../../ui/tag.js';
import { MadeStatus } from './made-status.js';
import styles from './population-people.module.css';
import { useMadeTexts } from './use-made-texts.js';

const MOST_SHOWN = 50;
const MOST_SEED = 0xffff_ffff;

/** Some people as a study with the seed chosen here would draw them. */
export function PopulationPeople({ population }: { readonly population: Population }) {
  const [size, setSize] = useState<number | null>(3);
  const [seed, setSeed] = useState<number | null>(0);
  const languages = sentenceLanguages(population);
  const [chosen, setLanguage] = useState<Language>('en');
  const language = languages.includes(chosen) ? chosen : (languages[0] ?? 'en');
  const made = useMadeTexts(
    {
      kind: 'population',
      population: population.id,
      size: within(size ?? 1, 1, MOST_SHOWN),
      use: 'alone',
    },
    { seed: within(seed ?? 0, 0, MOST_SEED), language },
  );
  return (
    <section className={styles.people} aria-labelledby="population-people">
      <h3 id="population-people">Some of them</h3>
      <div className={styles.choices}>
        <NumberInput label="People" value={size} onChange={setSize} min={1} max={MOST_SHOWN} step={1} />
        <NumberInput label="Seed" value={seed} onChange={setSeed} min={0} max={MOST_SEED} step={1} />
        {languages.length > 1 && (
          <Select
            label="Language"
            value={language}
            options={languages.map((value) => ({ value, label: languageLabel(value) }))}
            onChange={setLanguage}
          />
        )}
      </div>
      <MadeStatus made={made} />
      <ol className={styles.list}>
        {made.texts.map(({ id, kind, text }, place) => (
          <li key={id}>
            <span className={styles.number}>{formatCount(place + 1)}</span>
            <LanguageText language={language} as="block">
              {text}
            </LanguageText>
            <Tag>{kind === 'persona' ? 'with targets' : 'as a role'}</Tag>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The languages in which any sentence of a population is written. */
function sentenceLanguages({ attributes }: Population): Language[] {
  const all = attributes.flatMap(({ categories }) =>
    categories.flatMap(({ sentence }) => Object.keys(sentence ?? {})),
  );
  return [...new Set(all)].toSorted();
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.trunc(value)));
}
