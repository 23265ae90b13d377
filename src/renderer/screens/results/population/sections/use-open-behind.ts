import { useCallback } from 'react';
import { useOpenResponses } from '../../../responses/open-responses.js';
import { peopleOnScale, type PopulationView } from '../model/population-view.js';

/** Gives the function that shows the responses of all simulated people on a scale beside the page. */
export function useOpenScale(view: PopulationView): (instrument: string, scale: string) => void {
  const open = useOpenResponses();
  return useCallback(
    (instrument, scale) => {
      const { filter, title } = peopleOnScale(view, instrument, scale);
      open(view.study.id, filter, title);
    },
    [open, view],
  );
}
