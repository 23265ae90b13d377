import type { EventName, EventPayload } from '../../shared/contract/events.js';
import { MettleError } from '../../shared/errors.js';
import { readEvent, type ReadEvent } from './arrivals.js';
import { listeners, type Listeners } from './listeners.js';

/** Passes events that arrived to those who listen for them, once they were checked. */
export interface EventFan {
  readonly listen: <Name extends EventName>(
    name: Name,
    listener: (payload: EventPayload<Name>) => void,
  ) => () => void;
  /** Reads an event and tells it; one that cannot be read goes to `faults`. Never throws for what arrived. */
  readonly arrive: (name: string, raw: unknown) => void;
  readonly faults: Listeners<MettleError>;
}

/** Makes a fan without listeners. */
export function eventFan(): EventFan {
  const events = listeners<ReadEvent>();
  const faults = listeners<MettleError>();
  return {
    faults,
    listen: <Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void) =>
      events.add((event) => {
        if (event.name === name) listener(event.payload as EventPayload<Name>);
      }),
    arrive: (name, raw) => {
      const event = attempt(() => readEvent(name, raw));
      if (event instanceof MettleError) faults.tell(event);
      else events.tell(event);
    },
  };
}

function attempt<Value>(read: () => Value): Value | MettleError {
  try {
    return read();
  } catch (thrown) {
    return MettleError.from(thrown);
  }
}
