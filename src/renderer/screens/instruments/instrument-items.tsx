import { useState } from 'react';
import type { Instrument, Item } from '../../../shared/domain/instrument.js';
import type { Language, Localised } from '../../../shared/domain/text.js';
import { formatCounted } from '../../formatting/numbers.js';
import { DataTable } from '../../ui/data-table.js';
import { LanguageText } from '../../ui/language-text.js';
import { Select } from '../../ui/select.js';
import { itemsOfScale, keyWords } from './instrument-words.js';
import styles from './instrument-items.module.css';

interface InstrumentItemsProps {
  readonly instrument: Instrument;
  readonly language: Language;
}

const ALL = '';

/** Every item in one language with how it counts, and the options that it is answered on. */
export function InstrumentItems({ instrument, language }: InstrumentItemsProps) {
  const [scale, setScale] = useState(ALL);
  const items = scale === ALL ? instrument.items : itemsOfScale(instrument, scale);
  return (
    <div className={styles.items}>
      {instrument.format !== 'choice' && <CommonOptions instrument={instrument} language={language} />}
      <div className={styles.filter}>
        <Select
          label="Items that count on"
          value={scale}
          options={[
            { value: ALL, label: 'All scales' },
            ...instrument.scales.map(({ id, name, kind }) => ({
              value: id,
              label: kind === 'facet' ? `\u2003${name}` : name,
            })),
          ]}
          onChange={setScale}
        />
        <p aria-live="polite">{formatCounted(items.length, 'item')}</p>
      </div>
      <DataTable
        caption={`Items of ${instrument.name}`}
        dense
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { id: 'number', heading: 'Id', width: '4rem', render: ({ id }) => id },
          {
            id: 'text',
            heading: 'Item',
            render: (item) => <ItemTexts instrument={instrument} item={item} language={language} />,
          },
          {
            id: 'keys',
            heading: 'Counts on',
            width: '34%',
            render: (item) => keyWords(item, instrument.scales).join(', '),
          },
        ]}
      />
    </div>
  );
}

/** A text in a language, or that there is none. */
export function TextIn({ text, language }: { readonly text: Localised; readonly language: Language }) {
  const words = text[language];
  if (words === undefined) return <em className={styles.missing}>no text in this language</em>;
  return (
    <LanguageText language={language} as="block">
      {words}
    </LanguageText>
  );
}

function CommonOptions({ instrument, language }: InstrumentItemsProps) {
  const heading =
    instrument.format === 'open'
      ? 'Levels that a judge gives a reply'
      : 'Response options, by ascending score';
  return (
    <section aria-labelledby="instrument-options">
      <h3 id="instrument-options">{heading}</h3>
      <ol className={styles.options}>
        {instrument.options.map(({ score, text }) => (
          <li key={score}>
            <span className={styles.score}>{score}</span>
            <TextIn text={text} language={language} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ItemTextsProps extends InstrumentItemsProps {
  readonly item: Item;
}

/** An item's text, and its own options with the level that each stands for. */
function ItemTexts({ instrument, item, language }: ItemTextsProps) {
  return (
    <>
      <TextIn text={item.text} language={language} />
      {item.options !== undefined && (
        <ol className={styles.own} aria-label={`Options of ${item.id}, by ascending level`}>
          {item.options.map((text, place) => (
            <li key={place}>
              <span className={styles.score}>{instrument.options[place]?.score}</span>
              <TextIn text={text} language={language} />
            </li>
          ))}
        </ol>
      )}
      {item.options !== undefined && item.presented !== undefined && (
        <p className={styles.presented}>
          Put in the order {item.presented.map((place) => instrument.options[place]?.score).join(', ')}
        </p>
      )}
    </>
  );
}
