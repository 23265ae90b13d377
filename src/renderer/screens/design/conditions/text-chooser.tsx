import { useState, type ReactNode } from 'react';
import { formatCount } from '../../../formatting/numbers.js';
import { Button } from '../../../ui/button.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Tag } from '../../../ui/tag.js';
import { TextInput } from '../../../ui/text-input.js';
import { Place } from '../fields/place.js';
import { writtenIn } from '../fields/written-in.js';
import { choiceOf, groupState, withTexts, type TextSelection } from '../model/text-choice.js';
import { FieldGroup } from '../sections/section-frame.js';
import styles from './text-chooser.module.css';

/** A text to choose. */
export interface ChooserText {
  readonly id: string;
  readonly name: string;
  /** A requested type, or another few letters that stand before the name. */
  readonly mark?: string | undefined;
  /** The text itself, where it is short enough to be shown. */
  readonly text?: string | undefined;
  /** What that text is written in, where it is the library's. */
  readonly language?: string | undefined;
}

/** The texts of one file. */
export interface ChooserGroup {
  readonly id: string;
  readonly name: string;
  readonly own: boolean;
  readonly texts: readonly ChooserText[];
}

/** Longer lists can be searched. */
const SEARCH_FROM = 30;

/** Longer lists scroll by themselves. */
const LONG_FROM = 60;

/** Chooses texts of one kind out of the library, file by file. */
export function TextChooser({
  title,
  lead,
  place,
  groups,
  selection,
  onChange,
  least = 0,
  emptyText,
}: {
  readonly title: string;
  readonly lead: ReactNode;
  readonly place: string;
  readonly groups: readonly ChooserGroup[];
  readonly selection: TextSelection;
  readonly onChange: (selection: 'all' | string[]) => void;
  /** How many must stay chosen. */
  readonly least?: number;
  readonly emptyText: string;
}) {
  const [search, setSearch] = useState('');
  const known = groups.flatMap(({ texts }) => texts.map(({ id }) => id));
  const { chosen, unknown } = choiceOf(selection, known);
  const change = (ids: readonly string[], on: boolean): void =>
    onChange(withTexts(selection, known, ids, on));
  const mustStay = (id: string): boolean => chosen.has(id) && chosen.size + unknown.length <= least;
  return (
    <Place of={place}>
      <FieldGroup
        title={title}
        lead={lead}
        actions={
          <div className={styles.actions}>
            <span className={styles.count} aria-live="polite">
              {formatCount(chosen.size)} of {formatCount(known.length)}
            </span>
            <Button
              size="small"
              variant="quiet"
              aria-label={`Choose all: ${title}`}
              disabled={chosen.size === known.length}
              onClick={() => change(known, true)}
            >
              All
            </Button>
            {least === 0 && (
              <Button
                size="small"
                variant="quiet"
                aria-label={`Choose none: ${title}`}
                disabled={chosen.size === 0}
                onClick={() => change(known, false)}
              >
                None
              </Button>
            )}
          </div>
        }
      >
        {known.length >= SEARCH_FROM && (
          <TextInput
            label={`Search: ${title}`}
            hideLabel
            type="search"
            placeholder="Search by name or type"
            value={search}
            onChange={setSearch}
          />
        )}
        {known.length === 0 && <p className={styles.empty}>{emptyText}</p>}
        {groups.map((group) => {
          const ids = group.texts.map(({ id }) => id);
          const texts = group.texts.filter((text) => matches(text, search));
          return (
            <div key={group.id} className={styles.group}>
              {groups.length > 1 && (
                <div className={styles.file}>
                  <Checkbox
                    label={<span className={styles.fileName}>{group.name}</span>}
                    checked={groupState(chosen, ids)}
                    disabled={least > 0 && ids.some(mustStay)}
                    onChange={(on) => change(ids, on)}
                  />
                  {group.own && <Tag tone="accent">yours</Tag>}
                </div>
              )}
              <div
                className={group.texts.some(({ text }) => text !== undefined) ? styles.lines : styles.grid}
                data-long={texts.length > LONG_FROM}
              >
                {texts.map((text) => (
                  <Checkbox
                    key={text.id}
                    label={<TextLabel text={text} />}
                    hint={text.text === undefined ? undefined : <ShownText text={text} />}
                    checked={chosen.has(text.id)}
                    disabled={mustStay(text.id)}
                    onChange={(on) => change([text.id], on)}
                  />
                ))}
              </div>
            </div>
          );
        })}
        {unknown.map((id) => (
          <div key={id} className={styles.unknown}>
            <span>
              <code>{id}</code> is not in the library.
            </span>
            <Button size="small" variant="quiet" onClick={() => change([id], false)}>
              Leave it out
            </Button>
          </div>
        ))}
      </FieldGroup>
    </Place>
  );
}

function TextLabel({ text: { mark, name } }: { readonly text: ChooserText }) {
  if (mark === undefined) return <>{name}</>;
  return (
    <>
      <span className={styles.mark}>{mark}</span> {name.replace(` (${mark})`, '')}
    </>
  );
}

function ShownText({ text: { text, language } }: { readonly text: ChooserText }) {
  return <span {...(language === undefined ? {} : writtenIn(language))}>{text}</span>;
}

function matches({ id, name, mark = '' }: ChooserText, search: string): boolean {
  return `${id} ${name} ${mark}`.toLowerCase().includes(search.trim().toLowerCase());
}
