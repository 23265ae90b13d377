import { createContext, useCallback, useContext } from 'react';
import { useStore } from 'zustand';
import type { DesignCheck, DraftDesign } from '../../../../shared/contract/designs.js';
import type { MettleError } from '../../../../shared/errors.js';
import type { DesignProblem, SectionStanding } from '../model/section-states.js';
import type { SectionId } from '../model/sections.js';
import type { DesignActions, DesignState, DesignStore } from './design-store.js';

/** What the program says of the design as it stands. */
export interface PlanCheck {
  /** The last answer; null before the first. */
  readonly check: DesignCheck | null;
  /** Whether the answer is older than the design. */
  readonly pending: boolean;
  /** Why there is no answer. */
  readonly error: MettleError | null;
  readonly retry: () => void;
}

/** The program's answer with what follows from it for the page. */
export interface PlanStanding extends PlanCheck {
  /** Of the check, and of fields in which something stands that the design cannot take. */
  readonly problems: readonly DesignProblem[];
  readonly sections: Readonly<Record<SectionId, SectionStanding>>;
}

/** The state of the page that everything on it shares. */
export const DesignStoreContext = createContext<DesignStore | null>(null);
export const PlanStandingContext = createContext<PlanStanding | null>(null);

/** A part of the page's state. Throws outside a design's page. */
export function useDesignState<Part>(select: (state: DesignState & DesignActions) => Part): Part {
  return useStore(useDesignStore(), select);
}

/** The state itself, for what happens on an event. Throws outside a design's page. */
export function useDesignStore(): DesignStore {
  const store = useContext(DesignStoreContext);
  if (store === null) throw new Error('This part of the page needs a design around it.');
  return store;
}

/** A part of the design as it stands. */
export function useDesign<Part>(select: (design: DraftDesign) => Part): Part {
  return useDesignState(({ history }) => select(history.present.design));
}

/** Changes the design; `what` names what was changed, for the one who takes it back: "the seed". */
export function useDesignEdit(): (what: string, edit: (design: DraftDesign) => Partial<DraftDesign>) => void {
  const store = useDesignStore();
  return useCallback(
    (what, edit) =>
      store
        .getState()
        .change(what, ({ design, quick }) => ({ design: { ...design, ...edit(design) }, quick })),
    [store],
  );
}

/** What the program says of the design as it stands. Throws outside a design's page. */
export function usePlanStanding(): PlanStanding {
  const standing = useContext(PlanStandingContext);
  if (standing === null) throw new Error('This part of the page needs a design around it.');
  return standing;
}
