import { useEffect, useRef, useState } from 'react';
import { useClient } from '../../../api/hooks.js';
import { MettleError } from '../../../../shared/errors.js';
import { planKey } from '../model/draft-content.js';
import { useDesignStore } from '../state/design-desk.js';

/** How far the measuring of costs has come. */
export interface CostMeasuring {
  /** The subject that is being measured, its place from 0, and how many there are; null while none is. */
  readonly now: { readonly reference: string; readonly place: number; readonly of: number } | null;
  /** Whether it ends after the subject in hand. */
  readonly ending: boolean;
  readonly measure: (references: readonly string[]) => Promise<void>;
  readonly end: () => void;
}

/** Measures what subjects would cost, one after another, on the plan as it stands when each begins. */
export function useCostMeasuring(): CostMeasuring {
  const client = useClient();
  const store = useDesignStore();
  const [now, setNow] = useState<CostMeasuring['now']>(null);
  const [ending, setEnding] = useState(false);
  const stopped = useRef(false);
  useEffect(() => {
    stopped.current = false;
    return () => {
      stopped.current = true;
    };
  }, []);
  const measureOne = async (reference: string): Promise<void> => {
    const content = store.getState().history.present;
    const plan = planKey(content);
    try {
      const { design, quick } = content;
      const estimate = await client.call('designs.estimate', { design, quick, subject: reference });
      store.getState().noteCost(reference, { plan, estimate });
    } catch (thrown) {
      store.getState().noteCost(reference, { plan, error: MettleError.from(thrown).toShape() });
    }
  };
  return {
    now,
    ending,
    measure: async (references) => {
      stopped.current = false;
      setEnding(false);
      for (const [place, reference] of references.entries()) {
        if (stopped.current) break;
        setNow({ reference, place, of: references.length });
        await measureOne(reference);
      }
      setNow(null);
    },
    end: () => {
      stopped.current = true;
      setEnding(true);
    },
  };
}
