import type { z } from 'zod';
import { CALLS, type CallName, type CallOutput } from '../../shared/contract/contract.js';
import { replySchema } from '../../shared/contract/definition.js';
import { EVENTS, type EventName, type EventPayload } from '../../shared/contract/events.js';
import { MettleError } from '../../shared/errors.js';

const OTHER_VERSION = 'Window and program may be of different versions: close Mettle and start it again.';

/**
 * Reads what came back from a call. Throws what the core threw, `DOOR_UNREACHABLE` for something that is no reply, and
 * `INTERNAL` for a value that is not what the call promises.
 */
export function readReply<Name extends CallName>(name: Name, raw: unknown): CallOutput<Name> {
  return readReplyAs(CALLS[name].output, name, raw) as CallOutput<Name>;
}

/** As `readReply`, of what is no call of the contract; `name` is what it is called in a sentence. */
export function readReplyAs<Schema extends z.ZodType>(
  schema: Schema,
  name: string,
  raw: unknown,
): z.output<Schema> {
  const reply = replySchema.safeParse(raw);
  if (!reply.success) {
    throw new MettleError('DOOR_UNREACHABLE', `What came back from ${name} is no reply of Mettle's.`, {
      hint: 'Is another program at this address? Open the address that Mettle printed last.',
    });
  }
  if (!reply.data.ok) throw MettleError.fromShape(reply.data.error);
  const value = schema.safeParse(reply.data.value);
  if (!value.success) {
    throw new MettleError('INTERNAL', `The reply to ${name} cannot be read: ${firstProblem(value.error)}.`, {
      hint: OTHER_VERSION,
    });
  }
  return value.data;
}

/** An event that was read: its name and payload belong together. */
export type ReadEvent = {
  readonly [Name in EventName]: { name: Name; payload: EventPayload<Name> };
}[EventName];

/** Reads an event. Throws `INTERNAL` for one that the contract does not know, or with a payload that it does not allow. */
export function readEvent(name: string, raw: unknown): ReadEvent {
  if (!isEventName(name)) {
    throw new MettleError('INTERNAL', `There is no event ${JSON.stringify(name.slice(0, 100))}.`, {
      hint: OTHER_VERSION,
    });
  }
  const payload = EVENTS[name].safeParse(raw);
  if (!payload.success) {
    throw new MettleError('INTERNAL', `The event ${name} cannot be read: ${firstProblem(payload.error)}.`, {
      hint: OTHER_VERSION,
    });
  }
  return { name, payload: payload.data } as ReadEvent;
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(EVENTS, name);
}

function firstProblem(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'it has the wrong shape';
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}
