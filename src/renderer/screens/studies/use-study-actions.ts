import type { Draft } from '../../../shared/contract/designs.js';
import type { StudySummary } from '../../../shared/contract/studies.js';
import { useAction } from '../../api/hooks.js';
import { goTo } from '../../shell/hash-location.js';
import { useToast } from '../../state/toasts.js';

/** What can be done with the studies and drafts of the list. What goes wrong is told by a notice. */
export interface StudyActions {
  readonly run: (study: StudySummary) => void;
  readonly pause: (study: StudySummary) => void;
  /** Makes a draft of a study's or a draft's design and opens it. */
  readonly duplicate: (from: { readonly study: number } | { readonly draft: number }) => void;
  readonly removeStudy: (study: StudySummary) => void;
  readonly removeDraft: (draft: Draft) => void;
  readonly restore: (study: StudySummary) => void;
  readonly design: () => void;
  /** Makes a draft of a study file's text and opens it. */
  readonly importFile: (text: string) => void;
  readonly busy: boolean;
}

/** Gives the actions of the list. */
export function useStudyActions(): StudyActions {
  const toast = useToast();
  const create = useAction('designs.create');
  const removeDraft = useAction('designs.remove');
  const restoreDraft = useAction('designs.restore');
  const removeStudy = useAction('studies.remove');
  const restoreStudy = useAction('studies.restore');
  const start = useAction('runs.start');
  const pause = useAction('runs.pause');

  const open = (draft: Draft): void => goTo(`/design/${draft.id}`);
  const told = (name: string, topic: string, undo: () => void): void =>
    toast({
      tone: 'information',
      title: `${name} was removed`,
      topic,
      action: { label: 'Undo', onSelect: undo },
    });

  return {
    run: (study) => start.mutate({ study: study.id }, { onSuccess: () => goTo(`/run/${study.id}`) }),
    pause: (study) => pause.mutate({ study: study.id }),
    duplicate: (from) =>
      create.mutate(
        { from: 'study' in from ? { kind: 'study', ...from } : { kind: 'draft', ...from } },
        { onSuccess: open },
      ),
    removeStudy: (study) =>
      removeStudy.mutate(
        { study: study.id },
        {
          onSuccess: () =>
            told(study.name, `study-${study.id}`, () => restoreStudy.mutate({ study: study.id })),
        },
      ),
    removeDraft: (draft) =>
      removeDraft.mutate(
        { id: draft.id },
        {
          onSuccess: () =>
            told(draft.design.name, `draft-${draft.id}`, () => restoreDraft.mutate({ id: draft.id })),
        },
      ),
    restore: (study) =>
      restoreStudy.mutate(
        { study: study.id },
        {
          onSuccess: () =>
            toast({ tone: 'success', title: `${study.name} is back`, topic: `study-${study.id}` }),
        },
      ),
    design: () => create.mutate({ from: { kind: 'empty' } }, { onSuccess: open }),
    importFile: (text) => create.mutate({ from: { kind: 'file', text } }, { onSuccess: open }),
    busy: create.isPending,
  };
}
