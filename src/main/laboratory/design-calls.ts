import type { Handlers } from '../../shared/contract/contract.js';
import { DONE } from '../../shared/contract/definition.js';
import type { CostEstimate, Draft } from '../../shared/contract/designs.js';
import { MettleError } from '../../shared/errors.js';
import type { DraftRecord } from '../store/laboratory-store.js';
import type { LaboratoryContext } from './context.js';
import { checkDraft } from './design/check-draft.js';
import { newDraft } from './design/draft-sources.js';
import { estimateCost } from './design/estimate-cost.js';
import { lockPlan } from './design/lock-plan.js';
import { previewPrompt } from './design/preview-prompt.js';
import { storedStudy } from './stored-study.js';

type DesignHandlers = Pick<
  Handlers,
  | 'designs.create'
  | 'designs.list'
  | 'designs.get'
  | 'designs.save'
  | 'designs.remove'
  | 'designs.restore'
  | 'designs.check'
  | 'designs.preview'
  | 'designs.estimate'
  | 'designs.export'
  | 'designs.lock'
>;

/** Designs in the making, until they are locked as studies. */
export function designHandlers(context: LaboratoryContext): DesignHandlers {
  const { store, announce } = context;
  /** Two subjects measured at once would slow each other down. */
  let lastEstimate: Promise<unknown> = Promise.resolve();
  const changed = <Answer>(answer: Answer): Answer => {
    announce('studies.changed', {});
    return answer;
  };
  return {
    'designs.create': async ({ from }) => {
      const record = await store.addDraft(await newDraft(context, from));
      return changed(await toDraft(store, record));
    },
    'designs.list': async () => {
      const drafts: Draft[] = [];
      for (const record of await store.drafts()) drafts.push(await toDraft(store, record));
      return { drafts };
    },
    'designs.get': async ({ id }) => toDraft(store, await store.draft(id)),
    'designs.save': async ({ id, design, quick }) =>
      changed(await toDraft(store, await store.saveDraft(id, { design, quick }))),
    'designs.remove': async ({ id }) => {
      await store.setDraftRemoved(id, true);
      return changed(DONE);
    },
    'designs.restore': async ({ id }) => {
      await store.setDraftRemoved(id, false);
      return changed(await toDraft(store, await store.draft(id)));
    },
    'designs.check': ({ design, quick }) => checkDraft(context, design, quick),
    'designs.preview': (request) => previewPrompt(context, request),
    'designs.estimate': ({ design, quick, subject }) => {
      const estimate = lastEstimate.then(() => estimateCost(context, design, quick, subject));
      // A failure is its caller's; the next estimate begins all the same.
      lastEstimate = estimate.catch(() => undefined);
      return estimate satisfies Promise<CostEstimate>;
    },
    'designs.export': async ({ id }) => {
      const { design } = await store.draft(id);
      return { fileName: `${design.name}.json`, text: `${JSON.stringify(design, null, 2)}\n` };
    },
    'designs.lock': async ({ id }) => {
      const study = await lockPlan(context, await store.draft(id));
      await store.setDraftRemoved(id, true);
      return changed({ study });
    },
  };
}

async function toDraft(store: LaboratoryContext['store'], record: DraftRecord): Promise<Draft> {
  const { id, design, quick, derivedFrom, updatedAt } = record;
  return {
    id,
    design,
    quick,
    derivedFrom: derivedFrom === null ? null : await studyName(store, derivedFrom),
    updatedAt,
  };
}

/** Null where the study is not there: a draft can be worked on without what it was made from. */
async function studyName(store: LaboratoryContext['store'], study: number): Promise<Draft['derivedFrom']> {
  try {
    const { design } = await storedStudy(store, study);
    return { study, name: design.name };
  } catch (thrown) {
    const error = MettleError.from(thrown);
    if (error.code === 'STUDY_NOT_FOUND') return null;
    throw error;
  }
}
