import { useEffect, useState } from 'react';
import type { FactorLevels } from '../../../../shared/domain/specification.js';
import { TextInput } from '../../../ui/text-input.js';
import { Place } from '../fields/place.js';
import { temperaturesFromTyping, type LevelsEdit } from '../model/specification-levels.js';
import { useDesignStore } from '../state/design-desk.js';

const PLACE = 'specification.temperatures';
const NEEDS = 'Different numbers above 0, at most 5, with commas between them.';

/** At which temperatures the answers are read or drawn. */
export function TemperatureLevels({
  levels,
  onChange,
}: {
  readonly levels: FactorLevels;
  readonly onChange: LevelsEdit;
}) {
  const store = useDesignStore();
  const words = levels.temperatures.join(', ');
  // What was typed stands as typed until the field is left, and gives way as soon as the design itself changes there.
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string } | null>(null);
  const shown = typed?.over === words ? typed.text : words;
  const isWrong = temperaturesFromTyping(shown) === null;
  useEffect(() => {
    const reason = `Temperatures: ${NEEDS.charAt(0).toLowerCase()}${NEEDS.slice(1)}`;
    store.getState().setInvalid(PLACE, isWrong ? reason : null);
    return () => store.getState().setInvalid(PLACE, null);
  }, [isWrong, store]);
  return (
    <Place of={PLACE}>
      <TextInput
        label="Temperatures"
        hint="Of the answers’ distribution: 1 leaves it as it is, lower ones sharpen it. With commas between them."
        value={shown}
        error={isWrong ? NEEDS : null}
        onChange={(text) => {
          const temperatures = temperaturesFromTyping(text);
          setTyped({ text, over: temperatures?.join(', ') ?? words });
          if (temperatures !== null) onChange('the temperatures', { temperatures });
        }}
        onBlur={() => {
          if (!isWrong) setTyped(null);
        }}
      />
    </Place>
  );
}
