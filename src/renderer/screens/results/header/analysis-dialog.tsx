import { useState } from 'react';
import type { AnalysisSettings } from '../../../../shared/domain/study.js';
import { useAction } from '../../../api/hooks.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { NumberInput } from '../../../ui/number-input.js';
import styles from './analysis-dialog.module.css';
import { ANALYSIS_FIELDS, analysisProblems } from './analysis-form.js';

interface AnalysisDialogProps {
  readonly study: number;
  readonly analysis: AnalysisSettings;
  readonly onClose: () => void;
}

/** Reads the same responses by other settings. */
export function AnalysisDialog({ study, analysis, onClose }: AnalysisDialogProps) {
  const [settings, setSettings] = useState(analysis);
  // A field that is being typed in may hold no number for a while.
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const change = useAction('studies.changeAnalysis', { quiet: true });
  const problems = analysisProblems(settings);
  const changed = JSON.stringify(settings) !== JSON.stringify(analysis);
  const form = 'analysis-settings';
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Change the analysis settings"
      description="The same responses are read anew; nothing is asked again. The study is marked as changed after its lock, with the time, wherever its results are shown."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            busy={change.isPending}
            disabled={!changed || problems.size > 0 || missing.size > 0}
          >
            Change and mark the study
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ study, analysis: settings }, { onSuccess: onClose });
        }}
      >
        {change.error !== null && <ErrorNote error={change.error} />}
        {ANALYSIS_FIELDS.map(({ heading, fields }) => (
          <fieldset key={heading} className={styles.group}>
            <legend className={styles.heading}>{heading}</legend>
            <div className={styles.fields}>
              {fields.map(({ key, label, hint, read, write, ...limits }) => (
                <NumberInput
                  key={key}
                  label={label}
                  hint={hint}
                  {...limits}
                  value={missing.has(key) ? null : read(settings)}
                  error={missing.has(key) ? 'A number is needed.' : problems.get(key)}
                  onChange={(value) => {
                    setMissing((known) => {
                      const next = new Set(known);
                      if (value === null) next.add(key);
                      else next.delete(key);
                      return next;
                    });
                    if (value !== null) setSettings((present) => write(present, value));
                  }}
                />
              ))}
            </div>
          </fieldset>
        ))}
      </form>
    </Dialog>
  );
}
