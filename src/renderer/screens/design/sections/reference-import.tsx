import { useState } from 'react';
import type { DocumentProblem } from '../../../../shared/contract/library.js';
import type { Instrument } from '../../../../shared/domain/instrument.js';
import type { HumanReference } from '../../../../shared/domain/population/reference.js';
import type { PopulationSettings } from '../../../../shared/domain/population/settings.js';
import { useClient } from '../../../api/hooks.js';
import { ImportButton } from '../../../files/import-button.js';
import { useToast } from '../../../state/toasts.js';
import { Disclosure } from '../../../ui/disclosure.js';
import { Select } from '../../../ui/select.js';
import { TextInput } from '../../../ui/text-input.js';
import own from './reference-import.module.css';

interface ReferenceImportProps {
  readonly settings: PopulationSettings;
  readonly instruments: readonly Instrument[];
  readonly onRead: (reference: HumanReference) => void;
}

const MOST_SHOWN = 8;

/** Reads a table of people, or of their moments, and says what is wrong in it by line and column. */
export function ReferenceImport({ settings, instruments, onRead }: ReferenceImportProps) {
  const client = useClient();
  const toast = useToast();
  const { reference } = settings;
  const [instrument, setInstrument] = useState(reference.instrument);
  const [source, setSource] = useState('');
  const [wrong, setWrong] = useState<readonly DocumentProblem[]>([]);
  const of = instruments.some(({ id }) => id === instrument) ? instrument : instruments[0]?.id;
  const read = async (text: string, fileName: string): Promise<void> => {
    if (of === undefined) return;
    const name = fileName.replace(/\.csv$/i, '');
    try {
      const answer = await client.call('references.fromCsv', {
        text,
        instrument: of,
        name,
        source: source.trim() === '' ? `The file ${fileName}.` : source.trim(),
      });
      setWrong(answer.problems);
      if (answer.reference === null) return;
      onRead(answer.reference);
      toast({ tone: 'success', title: `${fileName} is part of the design now` });
    } catch (thrown) {
      toast({
        tone: 'problem',
        title: `${fileName} cannot be read`,
        text: thrown instanceof Error ? thrown.message : String(thrown),
      });
    }
  };
  return (
    <Disclosure summary="A table of your own">
      <div className={own.fields}>
        <p className={own.words}>
          A CSV file with a row of column names. One row a person: a column an item or a scale of the
          instrument, and <code>weight</code>, <code>group:NAME</code> and <code>retest:COLUMN</code> where
          you have them. Or one row a scale: <code>scale</code>, <code>mean</code>, <code>sd</code>,{' '}
          <code>n</code> and <code>r:SCALE</code>. It becomes part of the plan.
        </p>
        {instruments.length > 1 && (
          <Select
            label="Its instrument"
            value={of ?? ''}
            options={instruments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setInstrument}
          />
        )}
        <TextInput
          label="Who was measured, and where the figures come from"
          value={source}
          onChange={setSource}
          multiline
          rows={2}
        />
        <div>
          <ImportButton label="Read a table" kind="csv" onText={(text, name) => void read(text, name)} />
        </div>
        {wrong.length > 0 && (
          <div role="alert" className={own.wrong}>
            <p>The table was not taken:</p>
            <ul>
              {wrong.slice(0, MOST_SHOWN).map(({ line, column, place, message }) => (
                <li key={`${line} ${column} ${message}`}>
                  Line {line}, column {column}
                  {place === '' ? '' : ` (${place})`}: {message}
                </li>
              ))}
            </ul>
            {wrong.length > MOST_SHOWN && <p>and {wrong.length - MOST_SHOWN} more.</p>}
          </div>
        )}
      </div>
    </Disclosure>
  );
}
