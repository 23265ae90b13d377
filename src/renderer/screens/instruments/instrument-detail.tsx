import { useState } from 'react';
import type { InstrumentSummary } from '../../../shared/contract/library.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import { useCall } from '../../api/hooks.js';
import { formatCount } from '../../formatting/numbers.js';
import { ErrorNote } from '../../ui/error-note.js';
import { FactList } from '../../ui/fact-list.js';
import { byName, languageLabel } from '../../ui/language-text.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { Select } from '../../ui/select.js';
import { Tabs } from '../../ui/tabs.js';
import { DocumentActions } from '../documents/document-actions.js';
import { LintFindings } from '../documents/lint-findings.js';
import { InstrumentItems } from './instrument-items.js';
import { InstrumentNorms } from './instrument-norms.js';
import { InstrumentPreview } from './instrument-preview.js';
import { InstrumentScales } from './instrument-scales.js';
import { InstrumentTranslations } from './instrument-translations.js';
import { FORMAT_WORDS } from './instrument-words.js';
import styles from './instrument-detail.module.css';

interface InstrumentDetailProps {
  readonly id: string;
  readonly onEdit: (text: string, copy: boolean) => void;
}

/** One instrument: where it comes from, what it measures, and everything that its file says. */
export function InstrumentDetail({ id, onEdit }: InstrumentDetailProps) {
  const detail = useCall('instruments.get', { id });
  if (detail.isPending) return <LoadingNote text="Reading the instrument" />;
  if (detail.isError) return <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />;
  const { instrument, summary } = detail.data;
  return (
    <article className={styles.detail} aria-labelledby="instrument-name">
      <header>
        <h2 id="instrument-name">{summary.name}</h2>
        <p>{summary.description}</p>
        <div className={styles.actions}>
          <DocumentActions kind="instrument" id={id} own={summary.origin === 'own'} onEdit={onEdit} />
        </div>
      </header>
      <FactList
        facts={[
          ['Format', `${FORMAT_WORDS[summary.format].name}. ${FORMAT_WORDS[summary.format].means}`],
          ['Licence', summary.licence],
          ['To cite', summary.citation],
          ...(summary.url === null ? [] : [['Source', summary.url] as const]),
          ['Version', summary.version],
        ]}
      />
      <Parts instrument={instrument} summary={summary} />
    </article>
  );
}

type Part = 'items' | 'scales' | 'norms' | 'languages' | 'findings' | 'preview';

interface PartsProps {
  readonly summary: InstrumentSummary;
  readonly instrument: Instrument;
}

function Parts({ instrument, summary }: PartsProps) {
  const [part, setPart] = useState<Part>('items');
  const [chosen, setLanguage] = useState('en');
  const lint = useCall('instruments.lint', { id: summary.id });
  const language = summary.languages.includes(chosen) ? chosen : (summary.languages[0] ?? 'en');
  return (
    <>
      <div className={styles.language}>
        <Select
          label="Language of the texts"
          value={language}
          options={byName(summary.languages).map((value) => ({ value, label: languageLabel(value) }))}
          onChange={setLanguage}
        />
      </div>
      <Tabs<Part>
        label="Parts of the instrument"
        value={part}
        onChange={setPart}
        tabs={[
          {
            value: 'items',
            label: 'Items',
            badge: formatCount(summary.items),
            content: <InstrumentItems instrument={instrument} language={language} />,
          },
          {
            value: 'scales',
            label: instrument.rubrics === undefined ? 'Scales' : 'Scales and rubrics',
            badge: formatCount(summary.scales.length),
            content: <InstrumentScales instrument={instrument} summary={summary} language={language} />,
          },
          {
            value: 'norms',
            label: 'Norms',
            badge: formatCount(summary.norms),
            content: <InstrumentNorms instrument={instrument} />,
          },
          {
            value: 'languages',
            label: 'Languages',
            badge: formatCount(summary.languages.length),
            content: (
              <InstrumentTranslations
                instrument={instrument}
                summary={summary}
                onRead={(read) => {
                  setLanguage(read);
                  setPart('items');
                }}
              />
            ),
          },
          {
            value: 'findings',
            label: 'Linter',
            badge: lint.data === undefined ? null : formatCount(lint.data.findings.length),
            content: (
              <>
                {lint.isPending && <LoadingNote text="Linting" />}
                {lint.isError && <ErrorNote error={lint.error} onRetry={() => void lint.refetch()} />}
                {lint.isSuccess && <LintFindings findings={lint.data.findings} />}
              </>
            ),
          },
          {
            value: 'preview',
            label: 'As a subject reads it',
            content: <InstrumentPreview instrument={instrument} language={language} />,
          },
        ]}
      />
    </>
  );
}
