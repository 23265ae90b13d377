import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { NumberInput, type NumberInputProps } from '../../../ui/number-input.js';
import { useDesignStore } from '../state/design-desk.js';
import { Place } from './place.js';

export interface DraftNumberProps<Value extends number | null> extends Omit<
  NumberInputProps,
  'label' | 'value' | 'onChange' | 'error'
> {
  readonly label: string;
  readonly place: string;
  readonly value: Value;
  /** What the design takes there. */
  readonly schema: z.ZodType;
  /** Said while something else stands there: "A number from 0 to 5." */
  readonly needs: string;
  readonly onCommit: (value: Value) => void;
}

/** A number of the design. What the design cannot take stands as typed, with the reason, and is not taken over. */
export function DraftNumber<Value extends number | null>({
  place,
  label,
  value,
  schema,
  needs,
  onCommit,
  ...rest
}: DraftNumberProps<Value>) {
  const store = useDesignStore();
  const reason = `${label}: ${needs.charAt(0).toLowerCase()}${needs.slice(1)}`;
  const [typed, setTyped] = useState<{ readonly number: number | null; readonly over: Value } | null>(null);
  // What was typed gives way as soon as the design itself changes there.
  const wrong = typed !== null && typed.over === value;
  useEffect(() => {
    store.getState().setInvalid(place, wrong ? reason : null);
    return () => store.getState().setInvalid(place, null);
  }, [place, reason, store, wrong]);
  return (
    <Place of={place}>
      <NumberInput
        {...rest}
        label={label}
        value={wrong ? typed.number : value}
        {...(wrong ? { error: needs } : {})}
        onChange={(number) => {
          if (!schema.safeParse(number).success) {
            setTyped({ number, over: value });
            return;
          }
          setTyped(null);
          onCommit(number as Value);
        }}
      />
    </Place>
  );
}
