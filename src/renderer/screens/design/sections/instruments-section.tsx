import type { InstrumentSummary } from '../../../../shared/contract/library.js';
import type { InstrumentFormat } from '../../../../shared/domain/instrument.js';
import { useCall } from '../../../api/hooks.js';
import { formatCounted } from '../../../formatting/numbers.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Disclosure } from '../../../ui/disclosure.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { Select } from '../../../ui/select.js';
import { Tag } from '../../../ui/tag.js';
import { Place } from '../fields/place.js';
import { LabellingImport } from '../labelling/labelling-import.js';
import { languageName, languagesOf, languageWithOwnName, languageWords } from '../model/languages.js';
import { scaleWords } from '../model/scale-words.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import { useInstruments } from '../state/use-instruments.js';
import { ExperimentsField } from './experiments-field.js';
import styles from './instruments-section.module.css';
import { JudgeField } from './judge-field.js';
import { SectionFrame } from './section-frame.js';

const FORMAT_TAGS: Readonly<Record<InstrumentFormat, string>> = {
  rating: 'rating',
  choice: 'forced choice',
  open: 'free replies',
};

const FORMAT_WORDS: Readonly<Record<InstrumentFormat, string>> = {
  rating: 'Every item is rated on the same options.',
  choice: 'Every item offers things to do of its own, and one is chosen.',
  open: 'Items are answered freely, and a judge reads the replies. Needs sampled answers.',
};

/** Which questionnaires are put to the subjects, and in which language. */
export function InstrumentsSection() {
  const list = useCall('instruments.list', {});
  const whole = useInstruments(list.data?.instruments.map(({ id }) => id) ?? []);
  const chosen = useDesign((design) => design.instruments);
  const isReplication = useDesign((design) => design.kind === 'replication');
  const formats = new Map(whole.map(({ id, format }) => [id, format]));
  if (isReplication) {
    return (
      <SectionFrame
        section="instruments"
        lead="The published experiments that are run again, with the study’s personas as participants."
      >
        <ExperimentsField />
      </SectionFrame>
    );
  }
  return (
    <SectionFrame
      section="instruments"
      lead="The items that every subject answers, and the scales that they are scored on. Several instruments are asked one after another."
    >
      <Place of="instruments" className={styles.cards}>
        {list.isPending && <LoadingNote text="Reading the instruments" />}
        {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
        {list.data?.instruments.map((instrument) => (
          <InstrumentCard key={instrument.id} instrument={instrument} format={formats.get(instrument.id)} />
        ))}
      </Place>
      {list.isSuccess && <LabellingImport taken={new Set(list.data.instruments.map(({ id }) => id))} />}
      {list.isSuccess && <LanguageField instruments={list.data.instruments} />}
      <JudgeField isNeeded={chosen.some((id) => formats.get(id) === 'open')} />
    </SectionFrame>
  );
}

function InstrumentCard({
  instrument,
  format,
}: {
  readonly instrument: InstrumentSummary;
  /** Undefined while it is being read. */
  readonly format: InstrumentFormat | undefined;
}) {
  const chosen = useDesign((design) => design.instruments.includes(instrument.id));
  const edit = useDesignEdit();
  const choose = (on: boolean): void =>
    edit('the instruments', ({ instruments }) => ({
      instruments: on
        ? [...instruments.filter((id) => id !== instrument.id), instrument.id]
        : instruments.filter((id) => id !== instrument.id),
    }));
  return (
    <article className={styles.card} data-chosen={chosen}>
      <Checkbox
        label={<span className={styles.name}>{instrument.name}</span>}
        checked={chosen}
        onChange={choose}
      />
      <div className={styles.body}>
        <p className={styles.facts}>
          {formatCounted(instrument.items, 'item')} <i>·</i> {formatCounted(instrument.options, 'option')}{' '}
          <i>·</i> {scaleWords(instrument.scales)} <i>·</i> {languageWords(instrument.languages)}
          {format !== undefined && format !== 'rating' && <Tag tone="neutral">{FORMAT_TAGS[format]}</Tag>}
          {instrument.origin === 'own' && <Tag tone="accent">yours</Tag>}
        </p>
        {format !== undefined && <p className={styles.format}>{FORMAT_WORDS[format]}</p>}
        <p className={styles.description}>{instrument.description}</p>
        <Disclosure summary="Licence, citation and scales">
          <dl className={styles.details}>
            <dt>Licence</dt>
            <dd>{instrument.licence}</dd>
            <dt>Citation</dt>
            <dd>{instrument.citation}</dd>
            <dt>Version</dt>
            <dd>{instrument.version}</dd>
            <dt>Languages</dt>
            <dd>{instrument.languages.map(languageWithOwnName).toSorted().join(', ')}</dd>
            <dt>Scales</dt>
            <dd>{instrument.scales.map(({ name, items }) => `${name} (${items})`).join(', ')}</dd>
          </dl>
        </Disclosure>
      </div>
    </article>
  );
}

function LanguageField({ instruments }: { readonly instruments: readonly InstrumentSummary[] }) {
  const chosen = useDesign((design) => design.instruments);
  const language = useDesign((design) => design.language);
  const edit = useDesignEdit();
  const asked = instruments.filter(({ id }) => chosen.includes(id));
  const languages = languagesOf(asked.length > 0 ? asked : instruments, language);
  return (
    <Place of="language" className={styles.language}>
      <Select
        label="Language of the items"
        hint={
          languages.length === 1
            ? `The chosen instruments are there in ${languageName(language)} alone.`
            : 'Templates without it lend their English frame. What stands before the items may be in another.'
        }
        value={language}
        onChange={(next) => edit('the language of the items', () => ({ language: next }))}
        options={languages.map((tag) => ({ value: tag, label: languageWithOwnName(tag) }))}
      />
    </Place>
  );
}
