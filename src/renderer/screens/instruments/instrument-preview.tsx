import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Instrument } from '../../../shared/domain/instrument.js';
import { languageInfo } from '../../../shared/domain/languages.js';
import {
  LABEL_STYLES,
  type LabelStyle,
  type OptionOrder,
  type Template,
} from '../../../shared/domain/template.js';
import type { Language } from '../../../shared/domain/text.js';
import { useCall } from '../../api/hooks.js';
import { CodeBlock } from '../../ui/code-block.js';
import { DataTable } from '../../ui/data-table.js';
import { ErrorNote } from '../../ui/error-note.js';
import { IconButton } from '../../ui/icon-button.js';
import { LanguageText } from '../../ui/language-text.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import { Select } from '../../ui/select.js';
import { itemPreviewRequest, type ItemChoice } from './item-preview.js';
import styles from './instrument-preview.module.css';

interface InstrumentPreviewProps {
  readonly instrument: Instrument;
  readonly language: Language;
}

const LABEL_WORDS: Readonly<Record<LabelStyle, string>> = {
  numbers: 'Numbers',
  letters: 'Letters',
  words: 'Words',
};

/** One item as a subject reads it, put in a template, a label style and an order that are chosen here. */
export function InstrumentPreview({ instrument, language }: InstrumentPreviewProps) {
  const templates = useCall('templates.list', {});
  const [place, setPlace] = useState(0);
  const [templateId, setTemplate] = useState<string | null>(null);
  const [labels, setLabels] = useState<LabelStyle | null>(null);
  const [order, setOrder] = useState<OptionOrder>('forward');
  if (templates.isPending) return <LoadingNote text="Reading templates" />;
  if (templates.isError)
    return <ErrorNote error={templates.error} onRetry={() => void templates.refetch()} />;
  const all = templates.data.templates.map((entry) => entry.template);
  const template = all.find(({ id }) => id === templateId) ?? all[0];
  const item = instrument.items[place] ?? instrument.items[0];
  if (template === undefined || item === undefined) return <p>There is no template to put an item in.</p>;
  const style = labels ?? template.labels;
  const open = instrument.format === 'open';
  return (
    <div className={styles.preview}>
      <div className={styles.choices}>
        <div className={styles.item}>
          <Select
            label="Item"
            value={String(place)}
            options={instrument.items.map(({ id, text }, number) => ({
              value: String(number),
              label: `${id}: ${text[language] ?? ''}`,
            }))}
            onChange={(value) => setPlace(Number(value))}
          />
          <IconButton
            label="Item before"
            icon={<ChevronLeft size={16} />}
            disabled={place === 0}
            onClick={() => setPlace(place - 1)}
          />
          <IconButton
            label="Next item"
            icon={<ChevronRight size={16} />}
            disabled={place >= instrument.items.length - 1}
            onClick={() => setPlace(place + 1)}
          />
        </div>
        {!open && (
          <>
            <Select
              label="Template"
              value={template.id}
              options={all.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setTemplate}
            />
            <SegmentedControl
              label="Labels"
              value={style}
              options={LABEL_STYLES.map((value) => ({ value, label: LABEL_WORDS[value] }))}
              onChange={setLabels}
            />
            <SegmentedControl
              label="Option order"
              value={order}
              options={[
                { value: 'forward', label: 'Forward' },
                { value: 'reversed', label: 'Reversed' },
              ]}
              onChange={setOrder}
            />
          </>
        )}
      </div>
      <Preview
        template={template}
        choice={{ instrument, item: item.id, template: template.id, labels: style, order, language }}
      />
    </div>
  );
}

function Preview({ template, choice }: { readonly template: Template; readonly choice: ItemChoice }) {
  const preview = useCall('designs.preview', itemPreviewRequest(choice));
  const { language, instrument } = choice;
  if (preview.isPending) return <LoadingNote text="Composing the text" />;
  if (preview.isError) return <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />;
  const { user, options } = preview.data;
  const foreign = instrument.format !== 'open' && template.text[language] === undefined;
  return (
    <>
      <CodeBlock label="What a subject reads" text={user} language={language} wrap />
      <div className={styles.notes}>
        {instrument.format === 'open' && (
          <p>The question stands alone. The reply is generated, and read by a judge.</p>
        )}
        {foreign && (
          <p>
            The template has no text in {languageInfo(language).name}: the item stands in its English frame.
          </p>
        )}
        <p>Each subject’s own chat template goes around it; a design’s page shows that.</p>
      </div>
      {options.length > 0 && (
        <div className={styles.options}>
          <DataTable
            caption="Options as presented"
            dense
            rows={options}
            rowKey={({ score }) => String(score)}
            columns={[
              {
                id: 'label',
                heading: 'Label',
                render: ({ label }) => <LanguageText language={language}>{label}</LanguageText>,
              },
              {
                id: 'text',
                heading: 'Option as presented',
                render: ({ text }) => <LanguageText language={language}>{text}</LanguageText>,
              },
              { id: 'score', heading: 'Score before keying', align: 'right', render: ({ score }) => score },
            ]}
          />
        </div>
      )}
    </>
  );
}
