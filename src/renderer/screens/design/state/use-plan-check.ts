import { useMemo, useState } from 'react';
import { useCall } from '../../../api/hooks.js';
import type { DesignCheck } from '../../../../shared/contract/designs.js';
import type { DraftContent } from '../model/draft-content.js';
import { problemSentence } from '../model/problem-words.js';
import { sectionStandings } from '../model/section-states.js';
import type { PlanStanding } from './design-desk.js';
import { useDesignState } from './design-desk.js';
import { useSettled } from './use-settled.js';

const CHECK_AFTER_MILLISECONDS = 250;

/** Asks the program what it makes of the design, each time that the edits come to rest. */
export function usePlanCheck(): PlanStanding {
  const content = useDesignState(({ history }) => history.present);
  const invalid = useDesignState((state) => state.invalid);
  const settled = useSettled(content, CHECK_AFTER_MILLISECONDS);
  const answer = useCall('designs.check', { design: settled.design, quick: settled.quick });
  const [last, setLast] = useState<{ check: DesignCheck; of: DraftContent } | null>(null);
  if (answer.data !== undefined && (last?.check !== answer.data || last.of !== settled)) {
    setLast({ check: answer.data, of: settled });
  }
  const { refetch } = answer;
  const check = last?.check ?? null;
  return useMemo(() => {
    const problems = [
      ...Object.entries(invalid).map(([place, message]) => ({ place, message })),
      ...(check?.problems ?? []).map((problem) => ({
        place: problem.place,
        message: problemSentence(problem),
      })),
    ];
    return {
      check,
      pending: last?.of !== content,
      error: answer.error,
      retry: () => void refetch(),
      problems,
      sections: sectionStandings(content, problems),
    };
  }, [answer.error, check, content, invalid, last, refetch]);
}
