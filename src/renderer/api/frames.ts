/** One frame of an event stream. */
export interface Frame {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/**
 * Makes a function that takes the text of an event stream, cut anywhere, and gives the frames that it completes. Heartbeats
 * and frames without data are passed over. Lines may end in any of the three ways of the standard (WHATWG HTML, 9.2).
 */
export function frameReader(): (chunk: string) => Frame[] {
  let rest = '';
  let id: string | null = null;
  let event = '';
  let data: string[] = [];
  const complete = (): Frame[] => {
    const frame =
      data.length === 0 ? [] : [{ id, event: event === '' ? 'message' : event, data: data.join('\n') }];
    id = null;
    event = '';
    data = [];
    return frame;
  };
  const take = (line: string): Frame[] => {
    if (line === '') return complete();
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    else if (field === 'id') id = value;
    return [];
  };
  return (chunk) => {
    // A carriage return at the end may be the first half of a line's end.
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    return lines.flatMap(take);
  };
}
