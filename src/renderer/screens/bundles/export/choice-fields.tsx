import { FolderOpen } from 'lucide-react';
import { useAction, useCall } from '../../../api/hooks.js';
import { Button } from '../../../ui/button.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { MiddleText } from '../../../ui/middle-text.js';
import { Select } from '../../../ui/select.js';
import { TextInput } from '../../../ui/text-input.js';
import styles from './export-dialog.module.css';
import { LICENCES, type ExportForm } from './model/export-form.js';

interface ChoiceFieldsProps {
  readonly form: ExportForm;
  readonly onChange: (part: Partial<ExportForm>) => void;
}

const OTHER = 'other';

/** What goes in beside what always does. */
export function ContentFields({ form, onChange }: ChoiceFieldsProps) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.heading}>What goes in</legend>
      <Checkbox
        label="Prompts and answers as text"
        hint="Without them a colleague can read and verify the bundle, and not import it."
        checked={form.rawText}
        onChange={(rawText) => onChange({ rawText })}
      />
      <Checkbox
        label="Tables as Parquet too"
        hint="Smaller and typed, beside the CSV."
        checked={form.parquet}
        onChange={(parquet) => onChange({ parquet })}
      />
      <Checkbox
        label="Logs that Inspect reads"
        checked={form.inspect}
        onChange={(inspect) => onChange({ inspect })}
      />
      <Checkbox
        label="Paths of files on this machine"
        hint="They may name you. Without them files are called by their names."
        checked={form.filePaths}
        onChange={(filePaths) => onChange({ filePaths })}
      />
    </fieldset>
  );
}

/** Under which licence the data are. */
export function LicenceField({ form: { licence }, onChange }: ChoiceFieldsProps) {
  const known = LICENCES.some(({ value }) => value === licence);
  return (
    <div className={styles.group}>
      <Select
        label="Licence of the data"
        value={known ? licence : OTHER}
        options={[...LICENCES, { value: OTHER, label: 'Another one' }]}
        hint="Instruments and subjects keep their own."
        onChange={(value) => onChange({ licence: value === OTHER ? '' : value })}
      />
      {!known && (
        <TextInput
          label="Its SPDX identifier"
          monospace
          value={licence}
          placeholder="CC-BY-ND-4.0"
          error={licence.trim() === '' ? 'A licence is needed.' : undefined}
          onChange={(text) => onChange({ licence: text })}
        />
      )}
    </div>
  );
}

/** Where the file is written to. */
export function FolderField({ form: { folder }, onChange }: ChoiceFieldsProps) {
  const application = useCall('application.describe', {});
  const choose = useAction('application.chooseFolder');
  const native = application.data?.nativeDialogs === true;
  return (
    <div className={styles.folder}>
      <p className={styles.heading}>Folder</p>
      <p>
        {folder === null ? (
          `“bundles” in the data folder${native ? '' : ', from where you can download it'}`
        ) : (
          <MiddleText text={folder} monospace />
        )}
      </p>
      {native && (
        <Button
          size="small"
          icon={<FolderOpen />}
          busy={choose.isPending}
          onClick={() =>
            choose.mutate(
              { title: 'Folder for the bundle' },
              { onSuccess: ({ path }) => path !== null && onChange({ folder: path }) },
            )
          }
        >
          Choose another folder
        </Button>
      )}
    </div>
  );
}
