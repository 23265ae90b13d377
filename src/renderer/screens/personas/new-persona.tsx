import { useState } from 'react';
import type { InstrumentSummary, PersonaGroup } from '../../../shared/contract/library.js';
import type { Persona } from '../../../shared/domain/persona.js';
import { useAction, useCall } from '../../api/hooks.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNote } from '../../ui/error-note.js';
import { Select } from '../../ui/select.js';
import { TextInput } from '../../ui/text-input.js';
import { freeId, identifierOf } from '../documents/document-text.js';
import { JUNGIAN_TYPES, typeTargets } from './jungian-types.js';
import styles from './new-persona.module.css';
import { withPersona } from './own-group.js';

interface NewPersonaProps {
  readonly groups: readonly PersonaGroup[];
  readonly taken: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onSaved: (name: string) => void;
}

const NO_TYPE = 'none';
const NOT_ASKED = 'not-asked';

/** Levels that a persona may ask for on a scale, as shares of its range. */
const LEVELS = [
  { value: NOT_ASKED, label: 'Not asked for' },
  { value: '0', label: 'Low pole' },
  { value: '0.25', label: 'Rather low' },
  { value: '0.5', label: 'Middle' },
  { value: '0.75', label: 'Rather high' },
  { value: '1', label: 'High pole' },
];

/** A persona by a form: a name, what it is told, and what it asks for on the scales of one instrument. */
export function NewPersona({ groups, taken, onClose, onSaved }: NewPersonaProps) {
  const list = useCall('instruments.list', {});
  const save = useAction('documents.save', { quiet: true });
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [type, setType] = useState(NO_TYPE);
  const [instrumentId, setInstrumentId] = useState<string | null>(null);
  const [levels, setLevels] = useState<Readonly<Record<string, string>>>({});
  const instruments = list.data?.instruments ?? [];
  const instrument = instruments.find(({ id }) => id === instrumentId) ?? instruments[0];
  const whole = useCall(
    'instruments.get',
    { id: instrument?.id ?? '' },
    { enabled: instrument !== undefined },
  );
  const jungian = instrument !== undefined && isJungian(instrument);
  const asked = Object.entries(levels).filter(([, level]) => level !== NOT_ASKED);
  const ready =
    whole.isSuccess &&
    name.trim() !== '' &&
    text.trim() !== '' &&
    (jungian ? type !== NO_TYPE : asked.length > 0);
  const store = (): void => {
    if (instrument === undefined) return;
    const targets = jungian
      ? typeTargets(type, whole.data?.instrument.scales ?? [])
      : Object.fromEntries(asked.map(([scale, level]) => [scale, Number(level)]));
    const persona: Persona = {
      id: freeId(identifierOf(name, 'persona'), taken),
      name: name.trim(),
      wordings: [{ id: 'written', heldOut: false, text: { en: text.trim() } }],
      targets: { [instrument.id]: targets },
      ...(jungian ? { type } : {}),
    };
    const document = JSON.stringify(withPersona(groups, persona), null, 2);
    save.mutate({ kind: 'personas', text: document }, { onSuccess: () => onSaved(persona.name) });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New persona"
      description="It is kept with your own personas, which can be exported and edited as a file."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={save.isPending} disabled={!ready} onClick={store}>
            Save persona
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextInput label="Name" value={name} onChange={setName} />
        <TextInput
          label="What the subject is told"
          value={text}
          onChange={setText}
          multiline
          rows={6}
          hint="The system prompt, word for word, in English."
        />
        <Select
          label="Asks for, on"
          value={instrument?.id ?? ''}
          options={instruments.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={(id) => {
            setInstrumentId(id);
            setLevels({});
          }}
        />
        {jungian ? (
          <Select
            label="Type"
            value={type}
            options={[
              { value: NO_TYPE, label: 'Choose a type' },
              ...JUNGIAN_TYPES.map((value) => ({ value, label: value })),
            ]}
            onChange={setType}
          />
        ) : (
          <div className={styles.levels} role="group" aria-label="Requested levels">
            {(instrument?.scales ?? [])
              .filter(({ kind }) => kind !== 'facet')
              .map((scale) => (
                <Select
                  key={scale.id}
                  label={scale.name}
                  value={levels[scale.id] ?? NOT_ASKED}
                  options={LEVELS}
                  onChange={(level) => setLevels({ ...levels, [scale.id]: level })}
                />
              ))}
          </div>
        )}
        {save.isError && <ErrorNote error={save.error} />}
      </div>
    </Dialog>
  );
}

function isJungian({ scales }: InstrumentSummary): boolean {
  return scales.length > 0 && scales.every(({ kind }) => kind === 'axis');
}
