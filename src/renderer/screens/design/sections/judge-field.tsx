import { judgeSchema, type Judge } from '../../../../shared/domain/study.js';
import { useCall } from '../../../api/hooks.js';
import { Button } from '../../../ui/button.js';
import { Select } from '../../../ui/select.js';
import { DraftNumber } from '../fields/draft-number.js';
import { Place } from '../fields/place.js';
import { subjectNames } from '../model/subject-names.js';
import { useDesign, useDesignEdit, useDesignState, useDesignStore } from '../state/design-desk.js';
import styles from './judge-field.module.css';
import { FieldGroup } from './section-frame.js';

const NOBODY = '';

/** Who reads free replies, and how well it must read to be believed. */
export function JudgeField({ isNeeded }: { readonly isNeeded: boolean }) {
  const judge = useDesign((design) => design.judge);
  const isReadout = useDesign((design) => design.administration.mode === 'readout');
  const list = useCall('subjects.list', {}).data?.subjects ?? [];
  const chooseJudge = useChooseJudge();
  if (!isNeeded && judge === undefined) return null;
  const names = subjectNames(list);
  const references = [
    ...new Set([...list.map(({ reference }) => reference), ...(judge === undefined ? [] : [judge.subject])]),
  ];
  return (
    <Place of="judge">
      <FieldGroup
        title="Judge"
        lead="A subject that reads each free reply on the instrument’s options, by the rubric of its scale. How well it agrees with a set of labelled replies is measured and reported with the results."
      >
        {isNeeded && isReadout && <NeedsSampling />}
        {!isNeeded && (
          <p className={styles.note}>No chosen instrument asks for free replies: it has nothing to read.</p>
        )}
        <div className={styles.row}>
          <Select
            label="Read by"
            value={judge?.subject ?? NOBODY}
            onChange={(subject) =>
              chooseJudge(subject === NOBODY ? null : judgeSchema.parse({ ...judge, subject }))
            }
            options={[
              { value: NOBODY, label: isNeeded ? 'Choose a judge' : 'Nobody' },
              ...references.map((reference) => ({ value: reference, label: names(reference) })),
            ]}
          />
          {judge !== undefined && (
            <DraftNumber
              place="judge.minAgreement"
              label="Least agreement"
              hint="Weighted kappa with the labelled replies. Below, its readings are not used."
              value={judge.minAgreement}
              schema={judgeSchema.shape.minAgreement}
              needs="A number from 0 to 1."
              min={0}
              max={1}
              step={0.05}
              onCommit={(minAgreement) => chooseJudge({ ...judge, minAgreement })}
            />
          )}
        </div>
      </FieldGroup>
    </Place>
  );
}

/** A readout reads the first token, and a reply is more than that. */
function NeedsSampling() {
  const edit = useDesignEdit();
  const store = useDesignStore();
  return (
    <div className={styles.offer} role="status">
      <span>Free replies have to be written: they cannot be read out.</span>
      <Button
        size="small"
        onClick={() => edit('how answers are read', () => ({ administration: store.getState().setAside }))}
      >
        Let subjects answer
      </Button>
    </div>
  );
}

function useChooseJudge(): (judge: Judge | null) => void {
  const change = useDesignState((state) => state.change);
  return (judge) =>
    change('the judge', ({ design: present, quick }) => {
      const design = { ...present };
      delete design.judge;
      return { design: judge === null ? design : { ...design, judge }, quick };
    });
}
