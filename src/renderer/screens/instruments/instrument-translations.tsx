import type { InstrumentSummary } from '../../../shared/contract/library.js';
import type { Instrument, Translation } from '../../../shared/domain/instrument.js';
import type { Language } from '../../../shared/domain/text.js';
import { Button } from '../../ui/button.js';
import { DataTable } from '../../ui/data-table.js';
import { byName, LanguageName } from '../../ui/language-text.js';
import styles from './instrument-translations.module.css';

interface InstrumentTranslationsProps {
  readonly instrument: Instrument;
  readonly summary: InstrumentSummary;
  /** Shows the items in a language. */
  readonly onRead: (language: Language) => void;
}

interface Row {
  readonly language: Language;
  readonly translation: Translation | undefined;
}

/** Every language of an instrument: who translated it, under which terms, and what a reader of results should know. */
export function InstrumentTranslations({ instrument, summary, onRead }: InstrumentTranslationsProps) {
  const records = new Map((instrument.translations ?? []).map((entry) => [entry.language, entry]));
  const rows = byName(summary.languages).map((language): Row => ({
    language,
    translation: records.get(language),
  }));
  const original = originalLanguage(summary.languages);
  return (
    <DataTable
      caption={`Languages of ${summary.name}`}
      dense
      rows={rows}
      rowKey={({ language }) => language}
      columns={[
        {
          id: 'language',
          heading: 'Language',
          width: '9.5rem',
          render: ({ language }) => <LanguageName language={language} />,
        },
        {
          id: 'translator',
          heading: 'Translated by',
          width: '26%',
          render: ({ language, translation }) =>
            translation?.translator ?? (
              <span className={styles.none}>{language === original ? 'the original' : 'not named'}</span>
            ),
        },
        { id: 'note', heading: 'What to know', render: (row) => <Notes translation={row.translation} /> },
        {
          id: 'read',
          heading: <span className="visually-hidden">Items</span>,
          width: '4rem',
          align: 'right',
          render: ({ language }) => (
            <Button
              size="small"
              variant="quiet"
              aria-label={`Read the items: ${language}`}
              onClick={() => onRead(language)}
            >
              Read
            </Button>
          ),
        },
      ]}
    />
  );
}

/** The language that a file is translated from: English where it has it, as the linter takes it, else its first. */
function originalLanguage(languages: readonly Language[]): Language | undefined {
  return languages.includes('en') ? 'en' : languages[0];
}

function Notes({ translation }: { readonly translation: Translation | undefined }) {
  if (translation === undefined) return null;
  const { name, note, citation, licence } = translation;
  return (
    <div className={styles.notes}>
      {name !== undefined && <p>Called {name}.</p>}
      {note !== undefined && <p>{note}</p>}
      {citation !== undefined && <p>To cite: {citation}</p>}
      {licence !== undefined && <p>Licence: {licence}</p>}
    </div>
  );
}
