import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Draft, DraftDesign } from '../../../../shared/contract/designs.js';
import type { StudyKindId } from '../../../../shared/domain/study.js';
import type { ErrorShape } from '../../../../shared/errors.js';
import { FIRST_SAMPLED, type SampledAdministration } from '../model/administration-choice.js';
import type { CellChoice } from '../model/cell-walk.js';
import type { MeasuredCost } from '../model/cost-totals.js';
import { contentOf, sameContent, sameValue, type DraftContent } from '../model/draft-content.js';
import { ofKind } from '../model/kind-choice.js';
import { changed, historyOf, redone, undone, type DraftHistory } from '../model/draft-history.js';

/** Where the newest content is: in the store of the program, on its way there, or on the page alone. */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'waiting' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly error: ErrorShape };

/** What the page of one draft knows beside what the program stores. */
export interface DesignState {
  readonly history: DraftHistory;
  /** What the program stores, as far as this page knows, and since when. */
  readonly stored: { readonly content: DraftContent; readonly updatedAt: string };
  readonly saving: SaveState;
  /** Fields in which something stands that the design cannot take, by place, with the reason. */
  readonly invalid: Readonly<Record<string, string>>;
  /** The sampled settings that come back when sampling is chosen again. */
  readonly setAside: SampledAdministration;
  /** The design before and after its kind was last chosen; null before the first time. */
  readonly kindChoice: { readonly before: DraftDesign; readonly after: DraftDesign } | null;
  /** Whether pairs of roles and personas are to be chosen one by one, also while none is. */
  readonly wantsPairs: boolean;
  readonly costs: Readonly<Record<string, MeasuredCost>>;
  /** The cell and the subject of the preview, as they were last chosen. */
  readonly cell: Partial<CellChoice>;
  readonly previewSubject: string | null;
}

export interface DesignActions {
  /** Changes the content; `what` names what was changed, for the one who takes it back. */
  change: (what: string, edit: (content: DraftContent) => DraftContent) => void;
  /** Makes it a study of another kind. Kinds that are gone through one after another leave nothing of each other behind. */
  chooseKind: (kind: StudyKindId) => void;
  undo: () => void;
  redo: () => void;
  setSaving: (saving: SaveState) => void;
  /** Notes that the program has stored a content. */
  noteStored: (content: DraftContent, updatedAt: string) => void;
  /**
   * Takes over a draft that was stored by another window, as a step that can be undone, unless something here waits to be
   * stored: then that will be the last to be written. Says whether the content changed.
   */
  adopt: (draft: Draft) => boolean;
  setInvalid: (place: string, reason: string | null) => void;
  setWantsPairs: (wanted: boolean) => void;
  noteCost: (reference: string, cost: MeasuredCost) => void;
  setCell: (cell: Partial<CellChoice>) => void;
  setPreviewSubject: (reference: string | null) => void;
}

export type DesignStore = StoreApi<DesignState & DesignActions>;

/** What stands in place of a content that came from another window, in the words of undo. */
export const FROM_ELSEWHERE = 'the changes from another window';

/** The state of the page of one draft. `clock` gives milliseconds. */
export function createDesignStore(draft: Draft, clock: () => number = () => performance.now()): DesignStore {
  return createStore<DesignState & DesignActions>()((set, get) => ({
    history: historyOf(contentOf(draft)),
    stored: { content: contentOf(draft), updatedAt: draft.updatedAt },
    saving: { state: 'saved' },
    invalid: {},
    setAside: FIRST_SAMPLED,
    kindChoice: null,
    wantsPairs: false,
    costs: {},
    cell: {},
    previewSubject: null,

    change: (what, edit) => {
      const { history } = get();
      const next = edit(history.present);
      if (sameContent(next, history.present)) return;
      const { administration } = history.present.design;
      const left = administration.mode === 'sampled' && next.design.administration.mode === 'readout';
      set({
        history: changed(history, what, next, clock()),
        ...(left ? { setAside: administration } : {}),
      });
    },
    chooseKind: (kind) => {
      const { history, kindChoice, change } = get();
      const { design } = history.present;
      const isUnedited = kindChoice !== null && sameValue(kindChoice.after, design);
      const before = isUnedited ? kindChoice.before : design;
      const after = ofKind(before, kind);
      set({ kindChoice: { before, after } });
      change('the kind of study', ({ quick }) => ({ design: after, quick }));
    },
    undo: () => set(({ history }) => ({ history: undone(history) })),
    redo: () => set(({ history }) => ({ history: redone(history) })),
    setSaving: (saving) => set({ saving }),
    noteStored: (content, updatedAt) => set({ stored: { content, updatedAt } }),
    adopt: (arrived) => {
      const { history, stored, saving } = get();
      // A reply that was overtaken by a later save here says nothing new.
      if (arrived.updatedAt <= stored.updatedAt || saving.state !== 'saved') return false;
      const content = contentOf(arrived);
      set({ stored: { content, updatedAt: arrived.updatedAt } });
      if (sameContent(content, history.present)) return false;
      set({ history: changed(history, FROM_ELSEWHERE, content, clock()) });
      return true;
    },
    setInvalid: (place, reason) => {
      const { invalid } = get();
      if (reason === (invalid[place] ?? null)) return;
      const others = Object.fromEntries(Object.entries(invalid).filter(([other]) => other !== place));
      set({ invalid: reason === null ? others : { ...others, [place]: reason } });
    },
    setWantsPairs: (wantsPairs) => set({ wantsPairs }),
    noteCost: (reference, cost) => set(({ costs }) => ({ costs: { ...costs, [reference]: cost } })),
    setCell: (cell) => set({ cell }),
    setPreviewSubject: (previewSubject) => set({ previewSubject }),
  }));
}

const stores = new Map<number, DesignStore>();

/** The state of a draft's page: the same one when the page is come back to, so that steps can still be undone. */
export function designStoreOf(draft: Draft): DesignStore {
  const known = stores.get(draft.id);
  if (known !== undefined) return known;
  const store = createDesignStore(draft);
  stores.set(draft.id, store);
  return store;
}

/** Drops the state of a draft that is no more. */
export function forgetDesignStore(id: number): void {
  stores.delete(id);
}
