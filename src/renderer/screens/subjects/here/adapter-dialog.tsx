import { useState } from 'react';
import type { AdapterSummary, SubjectSummary } from '../../../../shared/contract/subjects.js';
import { useAction } from '../../../api/hooks.js';
import { formatBytes } from '../../../formatting/numbers.js';
import { Button } from '../../../ui/button.js';
import { CodeBlock } from '../../../ui/code-block.js';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { NumberInput } from '../../../ui/number-input.js';
import { Select } from '../../../ui/select.js';
import { adapterBases, isTrainedOn } from '../model/adapter-bases.js';
import styles from './adapter-dialog.module.css';

/** What laying an adapter over a base gave: a design's name for the new subject, and for its bare base. */
export interface AdaptedSubject {
  readonly reference: string;
  readonly base: string;
  readonly name: string;
}

interface AdapterDialogProps {
  readonly adapter: AdapterSummary;
  readonly subjects: readonly SubjectSummary[];
  /** What is done with the subject: the words of the button, and what it does. */
  readonly use: { readonly label: string; readonly onUse: (adapted: AdaptedSubject) => void };
  readonly onClose: () => void;
}

/** Lays an adapter over a base: which, and how strongly. */
export function AdapterDialog({ adapter, subjects, use, onClose }: AdapterDialogProps) {
  const bases = adapterBases(adapter, subjects);
  const [base, setBase] = useState(bases[0]?.reference ?? '');
  const [scale, setScale] = useState<number | null>(1);
  const adapt = useAction('subjects.adapt', { quiet: true });
  const chosen = bases.find(({ reference }) => reference === base);
  const scaleIsWrong = scale === null || scale <= -10 || scale >= 10;
  const made = adapt.data;
  const change = (apply: () => void): void => {
    apply();
    adapt.reset();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Lay over a base"
      description={
        <>
          {adapter.name}, {formatBytes(adapter.bytes)}. Base, adapter and scale together are one subject; none
          of the files is changed.
        </>
      }
      footer={
        bases.length === 0 ? (
          <Button onClick={onClose}>Close</Button>
        ) : made === undefined ? (
          <Button
            variant="primary"
            busy={adapt.isPending}
            disabled={base === '' || scaleIsWrong}
            onClick={() => scale !== null && adapt.mutate({ base, adapter: adapter.path, scale })}
          >
            Check and lay over
          </Button>
        ) : (
          <Button
            variant="primary"
            onClick={() => use.onUse({ reference: made.reference, base, name: made.name })}
          >
            {use.label}
          </Button>
        )
      }
    >
      {bases.length === 0 ? (
        <p>
          No subject on this machine is of the architecture {adapter.architecture}
          {adapter.base === null ? '' : `, which ${adapter.base} has`}. Add the base model’s file first.
        </p>
      ) : (
        <div className={styles.form}>
          <Select
            label="Base"
            value={base}
            options={bases.map((subject) => ({
              value: subject.reference,
              label: `${subject.name} · ${subject.quantization} · ${formatBytes(subject.bytes)}`,
            }))}
            hint={baseHint(adapter, chosen)}
            onChange={(next) => change(() => setBase(next))}
          />
          <NumberInput
            label="Scale"
            value={scale}
            min={-10}
            max={10}
            step={0.1}
            hint="1: as it was trained. 0: the bare base. Between and beyond: weaker and stronger; below 0 turns its effect round."
            {...(scaleIsWrong ? { error: 'A number between −10 and 10.' } : {})}
            onChange={(next) => change(() => setScale(next))}
          />
          {adapt.isError && <ErrorNote title="It cannot be laid over this base" error={adapt.error} />}
          {made !== undefined && (
            <div role="status" className={styles.made}>
              <p>
                <strong>{made.name}</strong> is a subject now. A design names it so:
              </p>
              <CodeBlock label="Reference of the subject" text={made.reference} wrap />
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

function baseHint({ base, architecture }: AdapterSummary, chosen: SubjectSummary | undefined): string {
  if (base === null)
    return `The adapter does not say which model it was trained on; it is for ${architecture}.`;
  return chosen !== undefined && isTrainedOn(base, chosen)
    ? `Trained on ${base}: this one.`
    : `Trained on ${base}, which this does not seem to be: its effect may be another than was meant.`;
}
