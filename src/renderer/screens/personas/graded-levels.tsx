import { useState } from 'react';
import {
  GRADING_SCHEMES,
  LEVELS,
  TRAITS,
  type GradingScheme,
  type Trait,
} from '../../../shared/domain/persona-source.js';
import { DataTable } from '../../ui/data-table.js';
import { Disclosure } from '../../ui/disclosure.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import styles from './graded-levels.module.css';
import { MadeStatus } from './made-status.js';
import { levelLeaning, SCHEME_WORDS, TRAIT_WORDS } from './trait-words.js';
import { useMadeTexts } from './use-made-texts.js';

const MADE_WITH = { seed: 0, language: 'en' };
const POLES = [1, 9];

/** The nine levels of a trait as a subject is told them, and the profiles of several traits. */
export function GradedLevels() {
  const [trait, setTrait] = useState<Trait>('E');
  const [scheme, setScheme] = useState<GradingScheme>('qualified');
  return (
    <div className={styles.graded}>
      <p className={styles.lead}>
        A graded persona asks for one of nine levels of a trait, in the words of its pairs of opposite
        adjectives. A design makes them by a source; there is no file of them.
      </p>
      <div className={styles.choices}>
        <SegmentedControl
          label="Trait"
          value={trait}
          options={TRAITS.map((value) => ({ value, label: TRAIT_WORDS[value] }))}
          onChange={setTrait}
        />
        <SegmentedControl
          label="Scheme"
          value={scheme}
          options={GRADING_SCHEMES.map((value) => ({ value, label: SCHEME_WORDS[value].name }))}
          onChange={setScheme}
        />
      </div>
      <p className={styles.note}>{SCHEME_WORDS[scheme].means}</p>
      <Levels trait={trait} scheme={scheme} />
      <Profiles scheme={scheme} />
    </div>
  );
}

interface LevelsProps {
  readonly trait: Trait;
  readonly scheme: GradingScheme;
}

function Levels({ trait, scheme }: LevelsProps) {
  const made = useMadeTexts({ kind: 'graded', traits: [trait], levels: [...LEVELS], scheme }, MADE_WITH);
  const byId = new Map(made.texts.map(({ id, text }) => [id, text]));
  return (
    <section aria-labelledby="graded-levels">
      <h2 id="graded-levels">{TRAIT_WORDS[trait]}, level by level</h2>
      <MadeStatus made={made} />
      {made.texts.length > 0 && (
        <DataTable
          caption={`Levels of ${TRAIT_WORDS[trait]}`}
          dense
          rows={LEVELS}
          rowKey={String}
          columns={[
            { id: 'level', heading: 'Level', width: '3.5rem', render: (level) => <strong>{level}</strong> },
            { id: 'leaning', heading: 'Asks for', width: '7.5rem', render: levelLeaning },
            {
              id: 'text',
              heading: 'What the subject is told',
              render: (level) => <span lang="en">{byId.get(`graded-${trait}-${level}`)}</span>,
            },
          ]}
        />
      )}
    </section>
  );
}

function Profiles({ scheme }: { readonly scheme: GradingScheme }) {
  const made = useMadeTexts({ kind: 'profiles', traits: [...TRAITS], levels: POLES, scheme }, MADE_WITH);
  return (
    <section aria-labelledby="graded-profiles">
      <h2 id="graded-profiles">Profiles of all five traits, at the poles</h2>
      <p className={styles.note}>
        One sentence for each trait, in every combination of levels 1 and 9. A design may choose other traits
        and levels.
      </p>
      <MadeStatus made={made} />
      {made.texts.map(({ id, text }) => (
        <div key={id} className={styles.profile}>
          <Disclosure summary={profileName(id)}>
            <p lang="en">{text}</p>
          </Disclosure>
        </div>
      ))}
    </section>
  );
}

/** `profile-E1-A9` is `E 1, A 9`. */
function profileName(id: string): string {
  return id
    .split('-')
    .slice(1)
    .map((part) => `${part.charAt(0)} ${part.slice(1)}`)
    .join(', ');
}
