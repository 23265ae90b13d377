import type { PersonaGroup } from '../../../shared/contract/library.js';
import type { Wording } from '../../../shared/domain/persona.js';
import { Disclosure } from '../../ui/disclosure.js';
import { LanguageText } from '../../ui/language-text.js';
import { Tag } from '../../ui/tag.js';
import { targetWords } from './target-words.js';
import styles from './persona-entries.module.css';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly wordings: readonly Wording[];
}

/** The texts of one file, each with its wordings. */
export function PersonaEntries({ group }: { readonly group: PersonaGroup }) {
  const lists: readonly { readonly heading: string; readonly entries: readonly Entry[] }[] = [
    {
      heading: 'Personas',
      entries: group.personas.map((persona) => ({ ...persona, note: targetWords(persona) })),
    },
    { heading: 'Roles', entries: group.roles.map((role) => ({ ...role, note: role.reason })) },
    { heading: 'Placebos', entries: group.placebos.map((text) => ({ ...text, note: '' })) },
    { heading: 'Neutral prompts', entries: group.neutrals.map((text) => ({ ...text, note: '' })) },
  ];
  return (
    <>
      {lists
        .filter(({ entries }) => entries.length > 0)
        .map(({ heading, entries }) => (
          <div key={heading} className={styles.list}>
            <h3>{heading}</h3>
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </div>
        ))}
    </>
  );
}

function EntryRow({ entry }: { readonly entry: Entry }) {
  return (
    <Disclosure
      summary={
        <span className={styles.row}>
          <strong>{entry.name}</strong>
          <span>{entry.note}</span>
          <span className={styles.count}>
            {entry.wordings.length} {entry.wordings.length === 1 ? 'wording' : 'wordings'}
          </span>
        </span>
      }
    >
      <dl className={styles.wordings}>
        {entry.wordings.map(({ id, heldOut, text }) => (
          <div key={id}>
            <dt>
              {id} {heldOut && <Tag>held out</Tag>}
            </dt>
            {Object.entries(text).map(([language, words]) => (
              <dd key={language}>
                <LanguageText language={language} as="block">
                  {words}
                </LanguageText>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
